using System.Text.Json;
using Linnet.Models.Configuration;
using Linnet.Models.Sparse;

namespace Linnet.Models.Pipelines;

/// <summary>The configuration of a linear model: which n-grams it looks at.</summary>
public sealed record LinearConfig : ModelConfig
{
    private const int MostBlocks = 64;

    private static readonly KeyValuePair<string, NgramAnalyzer>[] Analyzers =
    [
        new("word", NgramAnalyzer.Word), new("char", NgramAnalyzer.Char), new("char_wb", NgramAnalyzer.CharInWord),
    ];

    /// <summary>Creates a configuration.</summary>
    /// <param name="blocks">At least one kind of n-gram.</param>
    public LinearConfig(IReadOnlyList<NgramBlock> blocks) => Blocks = blocks;

    /// <summary>Reads a configuration.</summary>
    /// <param name="reader">The file.</param>
    /// <exception cref="ModelFormatException">A field is missing or wrong.</exception>
    public LinearConfig(ConfigReader reader)
        : base(reader)
    {
        var blocks = reader.Objects("ngram_blocks");
        if (blocks.Count is 0 or > MostBlocks) throw reader.Invalid("ngram_blocks", $"has {blocks.Count} entries; expected 1 to {MostBlocks}.");
        Blocks = [.. blocks.Select(Read)];
        ReadsRelations = reader.BooleanOr("reads_relations", ReadsRelations);
    }

    /// <inheritdoc/>
    public override string ModelType => "linear";

    /// <inheritdoc/>
    public override string Architecture => "LinearForSequenceClassification";

    /// <summary>The kinds of n-grams.</summary>
    public IReadOnlyList<NgramBlock> Blocks { get; }

    /// <summary>Whether the n-grams are of what two marked entities and the words around them say, not of the text as it stands.</summary>
    public bool ReadsRelations { get; init; }

    /// <inheritdoc/>
    protected override void WriteFields(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (ReadsRelations) writer.WriteBoolean("reads_relations", ReadsRelations);
        writer.WriteStartArray("ngram_blocks");
        foreach (var block in Blocks)
        {
            writer.WriteStartObject();
            writer.WriteString("analyzer", Analyzers.First(pair => pair.Value == block.Analyzer).Key);
            writer.WriteNumber("min_ngram", block.MinLength);
            writer.WriteNumber("max_ngram", block.MaxLength);
            writer.WriteNumber("min_document_frequency", block.MinDocumentFrequency);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static NgramBlock Read(ConfigReader reader)
    {
        var shortest = reader.Int32("min_ngram", maximum: NgramBlock.LengthLimit);
        return new NgramBlock(
            reader.ChoiceOr("analyzer", NgramAnalyzer.Word, Analyzers), shortest, reader.Int32("max_ngram", shortest, NgramBlock.LengthLimit))
        {
            MinDocumentFrequency = reader.Int32Or("min_document_frequency", 1, 1, int.MaxValue),
        };
    }
}
