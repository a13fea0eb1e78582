using CurationPipeline.Pdf.Syntax;

namespace CurationPipeline.Pdf.Content;

internal sealed partial class ContentInterpreter
{
    private int _savedFloor;

    private void DrawNamed(string? name)
    {
        if (name is null || _resources.Dictionary("XObject")?.Stream(name) is not { } drawn)
            return;
        var isOff = _shared.Layers.IsOff(drawn.Dictionary.Dictionary("OC"));
        if (drawn.Dictionary.Name("Subtype") == "Form" || drawn.Dictionary.Name("Subtype") is null && drawn.Dictionary["BBox"] is not null)
        {
            _marks.Begin(drawn.Dictionary.Dictionary("OC"), isLayer: isOff);
            DrawForm(drawn, Matrix.Identity);
            _marks.End();
        }
        else if (!isOff)
        {
            DrawPicture(!drawn.Dictionary.Boolean("ImageMask") && drawn.Dictionary["SMask"] is null && drawn.Dictionary["Mask"] is null
                && drawn.Dictionary.Integer("SMaskInData") == 0);
        }
    }

    /// <summary>A picture fills the unit square of its space.</summary>
    private void DrawPicture(bool isOpaque)
    {
        if (_shower.IsLayerOff || !PathPainter.TryClip(_state.Matrix.Apply(0, 0, 1, 1), _state.Clip, out var box))
            return;
        _canvas.Reveal(_state.ClipLetters);
        var covers = isOpaque && _state.Matrix.KeepsRectangles && _state is { ClipIsBox: true, GroupIsOpaque: true, IsOpaque: true };
        _canvas.Ground.Paint(box, null, covers && !_state.Fill.IsInvisible, _canvas.LetterCount);
        _canvas.Add(GraphicKind.Picture, box);
    }

    private void DrawForm(PdfStream form, Matrix placement)
    {
        if (_depth >= DeepestForm)
        {
            _canvas.Lose("Forms are nested too deeply; what lies deeper than 12 was left out.");
            return;
        }

        var (state, resources, marks, floor) = (_state, _resources, _marks.Depth, _savedFloor);
        _depth++;
        _operators += OperatorsPerForm;
        _savedFloor = _saved.Count;
        EnterForm(form.Dictionary, placement);
        var (content, isWhole) = _shared.FormContent(form);
        if (!isWhole)
            _canvas.Lose(PageContent.Damaged);
        Run(content);
        while (_saved.Count > _savedFloor)
            _saved.Pop();
        _marks.EndDownTo(marks);
        _depth--;
        _path.Clear();
        (_state, _resources, _savedFloor) = (state, resources, floor);
    }

    private void EnterForm(PdfDictionary form, in Matrix placement)
    {
        _state.Matrix = Matrix.From(form.Numbers("Matrix", 6)).Then(placement).Then(_state.Matrix);
        if (form.Numbers("BBox", 4) is { } box)
            Clip(_state.Matrix.Apply(box[0], box[1], box[2], box[3]), _state.Matrix.KeepsRectangles);
        if (form.Dictionary("Group")?.Name("S") == "Transparency")
        {
            _state.GroupIsOpaque &= _state.IsOpaque;
            _state.HasSoftMask = false;
            _state.BlendsPlainly = true;
        }

        _resources = form.Dictionary("Resources") ?? _resources;
    }
}
