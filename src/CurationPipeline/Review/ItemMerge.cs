namespace CurationPipeline.Review;

/// <summary>One item of a review file as two people left it, made one.</summary>
/// <param name="Text">The item's lines.</param>
/// <param name="Disagreement">What the two say, where they do not agree; null where they do.</param>
/// <param name="Told">What is not as one of the two wrote it, in sentences.</param>
internal sealed record ItemMerge(string Text, string? Disagreement, IReadOnlyList<string> Told)
{
    /// <summary>
    /// Takes over what the other person wrote where nobody has here. Neither file tells which of two wordings was there first: they
    /// hold with the answer that was given to them, and where both were answered, or none, a person has to say.
    /// </summary>
    /// <param name="section">Where the item stands in both files.</param>
    /// <param name="ours">The item here.</param>
    /// <param name="theirs">The item there, with the name of who answered it.</param>
    public static ItemMerge Of(string section, ItemSaid ours, ItemSaid theirs)
    {
        var (here, there) = (ItemWords.Read(section, ours.Text, ours.File), ItemWords.Read(section, theirs.Text, theirs.File));
        var fields = here.Fields.Zip(there.Fields).Where(pair => pair.First.Text != pair.Second.Text).ToList();
        var unseen = here.Pieces.Where(piece => !piece.IsStruck && there.Pieces.All(other => other.Text != piece.Text)).ToList();
        var answer = MergedAnswers.Of(ours.Answer, theirs.Answer, fields, unseen);
        var takes = theirs.Answer.Decides && !ours.Answer.Decides && answer.Decides;
        var isTold = answer.Disagreement is not null && answer.Disagreement != ours.Answer.Disagreement;
        var evidence = MergedEvidence.Of(here.Pieces, there.Pieces, theirs.Answer);

        var item = new ItemText(ours.Text, ours.File);
        foreach (var (_, field) in takes ? fields : [])
            item = item.With(field.Path.Split('.'), field.Yaml);
        foreach (var (path, yaml) in evidence.Changes)
            item = item.With(path, yaml);
        var text = answer == ours.Answer ? item.ToString() : ItemEdit.Answer(item.ToString(), ours.File, answer);
        return new ItemMerge(text, isTold ? answer.Disagreement : null,
        [
            .. takes ? fields.Where(field => field.First.Text.Length > 0).Select(field => $"{field.Second} is taken over from {theirs.By}, in place of '{field.First.Text}'") : [],
            .. takes || isTold ? [] : fields.Select(field => $"{field.First} stays, and {theirs.By} has {field.Second}"),
            .. MergedAnswers.Left(ours.Answer, theirs.Answer),
            .. evidence.Left,
        ]);
    }

    /// <summary>Words that were not found in the paper: what one of the two put right, and their notes.</summary>
    public static ItemMerge OfUnverified(ItemSaid ours, ItemSaid theirs, Func<ItemSaid, bool> isRepaired)
    {
        var (here, there) = (Fields(ours), Fields(theirs));
        var differing = here.Zip(there).Where(pair => pair.First.Text != pair.Second.Text).ToList();
        var takes = isRepaired(theirs) && !isRepaired(ours);
        var item = new ItemText(ours.Text, ours.File);
        foreach (var (_, field) in takes ? differing : [])
            item = item.With([field.Path], field.Yaml);
        var note = MergedAnswers.Notes(Note(ours), Note(theirs), theirs.By);
        item = note == Note(ours) ? item : item.With(["note"], YamlText.Value(note!, 6)); // where there is none on either side, there is none here
        return new ItemMerge(item.ToString(), null,
            isRepaired(ours) && isRepaired(theirs) ? [.. differing.Select(field => $"{field.First} stays, and {theirs.By} has {field.Second}")] : []);

        static ItemField[] Fields(ItemSaid said) => ItemText.Read(said.Text, said.File, place => new[] { ItemField.Read(place, "quote"), ItemField.Read(place, "use") });
        static string? Note(ItemSaid said) => ItemText.Read(said.Text, said.File, place => place.OptionalText("note"));
    }
}

/// <summary>An item as one person left it.</summary>
/// <param name="Text">Its lines.</param>
/// <param name="File">What messages call the file.</param>
internal sealed record ItemSaid(string Text, string File, Answer Answer)
{
    public string By => Answer.By ?? "here";
}
