using System.Text.Json;
using Linnet.Models.Configuration;

namespace Linnet.Models.Architectures;

/// <summary>The configuration of an <see cref="RnnSequenceToSequence"/>.</summary>
/// <example>
/// <code>
/// var config = new RnnSequenceToSequenceConfig { VocabSize = 8000, PadTokenId = 0, DecoderStartTokenId = 0, EosTokenId = 1, UseCopy = true };
/// </code>
/// </example>
public sealed record RnnSequenceToSequenceConfig : SequenceToSequenceConfig
{
    internal const string Type = "rnn-seq2seq";
    internal const string GeneratorArchitecture = "RnnForConditionalGeneration";

    private static readonly KeyValuePair<string, AttentionKind>[] Attentions =
    [
        new("bahdanau", AttentionKind.Bahdanau), new("luong", AttentionKind.Luong),
    ];

    /// <summary>Creates a configuration of 256 units.</summary>
    public RnnSequenceToSequenceConfig()
    {
    }

    /// <summary>Reads a configuration.</summary>
    /// <param name="reader">The file.</param>
    /// <exception cref="ModelFormatException">A field is missing or wrong.</exception>
    public RnnSequenceToSequenceConfig(ConfigReader reader)
        : base(reader)
    {
        EmbeddingSize = reader.Int32("embedding_size");
        HiddenSize = reader.Int32("hidden_size");
        if (HiddenSize % 2 != 0) throw reader.Invalid("hidden_size", $"is {HiddenSize}; expected an even number, half of it for each direction of the encoder.");
        Attention = reader.ChoiceOr("attention", Attention, Attentions);
        UseCopy = reader.BooleanOr("use_copy", UseCopy);
        Dropout = reader.SingleOr("dropout", Dropout, 0, 0.999f);
        UseCoverage = reader.BooleanOr("use_coverage", UseCoverage);
        if (UseCoverage && Attention != AttentionKind.Bahdanau) throw reader.Invalid("use_coverage", "needs the attention 'bahdanau', which looks before each step.");
        CoverageLossWeight = reader.SingleOr("coverage_loss_weight", CoverageLossWeight, 0, 1000);
    }

    /// <inheritdoc/>
    public override string ModelType => Type;

    /// <inheritdoc/>
    public override string Architecture => GeneratorArchitecture;

    /// <summary>Size of the word vectors, which source, target and output share.</summary>
    public int EmbeddingSize { get; init; } = 256;

    /// <summary>Hidden units of the decoder, and of both directions of the encoder together; even.</summary>
    public int HiddenSize { get; init; } = 256;

    /// <summary>How the decoder looks at the source.</summary>
    public AttentionKind Attention { get; init; }

    /// <summary>Whether tokens of the source may be copied (See et al. 2017).</summary>
    public bool UseCopy { get; init; }

    /// <summary>
    /// Whether the decoder's attention is told where it has looked before (See et al. 2017, section 2.3); for <see cref="AttentionKind.Bahdanau"/> alone.
    /// </summary>
    public bool UseCoverage { get; init; }

    /// <summary>How much looking at the same place again costs in training, 0 or more; the paper has 1.</summary>
    public float CoverageLossWeight { get; init; }

    /// <summary>Rate of the dropout on word vectors and before the output.</summary>
    public float Dropout { get; init; } = 0.1f;

    /// <inheritdoc/>
    public override double ApproximateParameterCount => ((double)VocabSize * EmbeddingSize) + (12.0 * HiddenSize * (HiddenSize + EmbeddingSize));

    /// <inheritdoc/>
    protected override void WriteFields(Utf8JsonWriter writer)
    {
        base.WriteFields(writer);
        writer.WriteNumber("embedding_size", EmbeddingSize);
        writer.WriteNumber("hidden_size", HiddenSize);
        writer.WriteString("attention", Attentions[(int)Attention].Key);
        writer.WriteBoolean("use_copy", UseCopy);
        writer.WriteNumber("dropout", Dropout);
        if (!UseCoverage) return;
        writer.WriteBoolean("use_coverage", UseCoverage);
        writer.WriteNumber("coverage_loss_weight", CoverageLossWeight);
    }
}
