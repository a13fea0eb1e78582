namespace CurationPipeline.Pdf.Fonts;

/// <summary>Names that the mathematical fonts of TeX use and that the glyph list lacks.</summary>
internal static class MathGlyphNames
{
    private const string Table =
        "mapsto ↦ lessmuch ≪ greatermuch ≫ precedes ≺ follows ≻ precedesequal ⪯ followsequal ⪰ similarequal ≃ asteriskmath ∗ "
        + "diamondmath ⋄ circlecopyrt ○ openbullet ◦ latticetop ⊤ turnstileleft ⊢ turnstileright ⊣ floorleft ⌊ floorright ⌋ "
        + "ceilingleft ⌈ ceilingright ⌉ arrowboth ↔ arrowdblboth ⇔ arrownortheast ↗ arrowsoutheast ↘ arrownorthwest ↖ arrowsouthwest ↙ "
        + "arrowbothv ↕ arrowdblbothv ⇕ nabla ∇ wreathproduct ≀ unionsq ⊔ intersectionsq ⊓ subsetsqequal ⊑ supersetsqequal ⊒ "
        + "unionmulti ⊎ logicaland ∧ logicalor ∨ epsilon1 ϵ epsilon ϵ epsiloninv ε phi1 φ rho1 ϱ sigma1 ς theta1 ϑ pi1 ϖ "
        + "dotlessj ȷ lscript ℓ flat ♭ natural ♮ sharp ♯ slurabove ⌢ slurbelow ⌣ star ⋆ owner ∋ vector ⃗ tie ⁀ "
        + "coproduct ∐ equivasymptotic ≍ reflexsubset ⊆ reflexsuperset ⊇ propersubset ⊂ propersuperset ⊃ negationslash ̸ "
        + "arrowhookleft ↩ arrowhookright ↪ triangle △ triangleinv ▽ triangleright ▷ triangleleft ◁ backslashbig \\ "
        + "bracketleftbig [ bracketrightbig ] parenleftbig ( parenrightbig ) braceleftbig { bracerightbig } "
        + "parenleftBig ( parenrightBig ) bracketleftBig [ bracketrightBig ] braceleftBig { bracerightBig } "
        + "parenleftbigg ( parenrightbigg ) bracketleftbigg [ bracketrightbigg ] braceleftbigg { bracerightbigg } "
        + "parenleftBigg ( parenrightBigg ) bracketleftBigg [ bracketrightBigg ] braceleftBigg { bracerightBigg } "
        + "summationtext ∑ summationdisplay ∑ producttext ∏ productdisplay ∏ integraltext ∫ integraldisplay ∫ "
        + "radicalbig √ radicalBig √ radicalbigg √ radicalBigg √ radicalbt √ radicalvertex √ uniontext ∪ uniondisplay ∪ "
        + "intersectiontext ∩ intersectiondisplay ∩ hatwide ^ hatwider ^ hatwidest ^ tildewide ~ tildewider ~ tildewidest ~ "
        + "vextendsingle | vextenddouble ‖ bardbl ‖ angbracketleft ⟨ angbracketright ⟩ angbracketleftbig ⟨ angbracketrightbig ⟩ "
        + "angbracketleftBig ⟨ angbracketrightBig ⟩ check ✓ squaresolid ■ square □ triangleleftequal ⊴ forces ⊩ "
        + "defines ≜ rightarrow → leftarrow ← visiblespace ␣ dblbracketleft ⟦ dblbracketright ⟧ lessorequalslant ⩽ "
        + "greaterorequalslant ⩾ harpoonrightup ⇀ harpoonleftup ↼ diamondsolid ⬧ lozenge ◊";

    private static readonly Lazy<Dictionary<string, string>> Names = new(Parse);

    public static string? Find(string name) => Names.Value.GetValueOrDefault(name);

    private static Dictionary<string, string> Parse()
    {
        var parts = Table.Split(' ');
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < parts.Length; i += 2)
            names[parts[i]] = parts[i + 1];
        return names;
    }
}
