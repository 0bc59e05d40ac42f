namespace Linnet.Text.Tokenization;

/// <summary>Makes a <see cref="PreTokenizer"/> of its object in tokenizer.json.</summary>
internal static class PreTokenizerReader
{
    internal static PreTokenizer Read(JsonPart part) => part.Type switch
    {
        "BertPreTokenizer" => new BertPreTokenizer(),
        "ByteLevel" => new ByteLevelPreTokenizer(part.Bool("add_prefix_space"), part.Bool("trim_offsets"), part.Bool("use_regex", true)),
        "Metaspace" => new MetaspacePreTokenizer(part.Character("replacement"), ReadPrependScheme(part), part.Bool("split", true)),
        "Whitespace" => new WhitespacePreTokenizer(),
        "WhitespaceSplit" => new WhitespaceSplitPreTokenizer(),
        "Punctuation" => new PunctuationPreTokenizer(part.Has("behavior") ? ReadBehavior(part) : SplitBehavior.Isolated),
        "Digits" => new DigitsPreTokenizer(part.Bool("individual_digits")),
        "Split" => new SplitPreTokenizer(PatternReader.Read(part), ReadBehavior(part), part.Bool("invert")),
        "CharDelimiterSplit" or "Delimiter" => new CharDelimiterSplitPreTokenizer(part.Character("delimiter")),
        "FixedLength" => new FixedLengthPreTokenizer(
            part.Int("length", 5) is var length and > 0 ? length : throw part.Wrong("length", "at least 1")),
        "UnicodeScripts" => new UnicodeScriptsPreTokenizer(),
        "Sequence" => new SequencePreTokenizer([.. part.Parts("pretokenizers").Select(Read)]),
        var other => throw part.Error($"is of the type {other}, which is not a known pre_tokenizer"),
    };

    /// <summary>Old files say add_prefix_space, new ones prepend_scheme.</summary>
    internal static PrependScheme ReadPrependScheme(JsonPart part)
    {
        var scheme = part.Has("prepend_scheme")
            ? part.Choice("prepend_scheme", ("first", PrependScheme.First), ("never", PrependScheme.Never), ("always", PrependScheme.Always))
            : part.Bool("add_prefix_space", true) ? PrependScheme.Always : PrependScheme.Never;
        if (!part.Bool("add_prefix_space", true) && scheme != PrependScheme.Never)
            throw part.Error("has add_prefix_space false, which contradicts its prepend_scheme; keep one of the two");
        return scheme;
    }

    private static SplitBehavior ReadBehavior(JsonPart part) =>
        part.Choice("behavior", [.. Enum.GetValues<SplitBehavior>().Select(behavior => (behavior.ToString(), behavior))]);
}
