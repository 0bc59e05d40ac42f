namespace Linnet.Text.Tokenization;

/// <summary>Makes a <see cref="Decoder"/> of its object in tokenizer.json.</summary>
internal static class DecoderReader
{
    internal static Decoder Read(JsonPart part) => part.Type switch
    {
        "WordPiece" => new WordPieceDecoder(part.String("prefix"), part.Bool("cleanup")),
        "ByteLevel" => new ByteLevelDecoder(part.Bool("add_prefix_space"), part.Bool("trim_offsets"), part.Bool("use_regex", true)),
        "Metaspace" => new MetaspaceDecoder(
            part.Character("replacement"), PreTokenizerReader.ReadPrependScheme(part), part.Bool("split", true)),
        "BPEDecoder" => new BpeDecoder(part.String("suffix")),
        "ByteFallback" => new ByteFallbackDecoder(),
        "Fuse" => new FuseDecoder(),
        "Strip" => new StripDecoder(part.Character("content"), part.Int("start"), part.Int("stop")),
        "Replace" => new ReplaceDecoder(PatternReader.Read(part), part.String("content")),
        "CTC" => new CtcDecoder(part.String("pad_token"), part.String("word_delimiter_token"), part.Bool("cleanup")),
        "Sequence" => new SequenceDecoder([.. part.Parts("decoders").Select(Read)]),
        var other => throw part.Error($"is of the type {other}, which is not a known decoder"),
    };
}
