using System.Text.Json;
using Linnet.Models.Configuration;

namespace Linnet.Models.Architectures;

/// <summary>What the configurations of all transformer encoders share: a head, which the class name tells, on a body of some sizes.</summary>
public abstract record EncoderConfig : ModelConfig
{
    /// <summary>Creates the configuration of a classifier.</summary>
    protected EncoderConfig()
    {
    }

    /// <summary>Reads the head and its options.</summary>
    /// <param name="reader">The file.</param>
    /// <exception cref="ModelFormatException">A field is wrong.</exception>
    protected EncoderConfig(ConfigReader reader)
        : base(reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        Head = EncoderHeads.Find(Stem, reader.Strings("architectures"));
        UseCrf = reader.BooleanOr("use_crf", UseCrf);
        MarksMatches = reader.BooleanOr("marks_matches", MarksMatches);
        MayBeSilent = reader.BooleanOr("may_be_silent", MayBeSilent);
        if (Head is EncoderHead.MaskedLM or EncoderHead.QuestionAnswering or EncoderHead.ReplacedTokens) Labels = [];
    }

    /// <inheritdoc/>
    public sealed override string Architecture => EncoderHeads.ClassName(Stem, Head);

    /// <summary>What stands on the encoder.</summary>
    public EncoderHead Head { get; init; } = EncoderHead.Classifier;

    /// <summary>Whether a conditional random field judges the tags of neighbouring words together; transformers' models have none.</summary>
    public bool UseCrf { get; init; }

    /// <summary>
    /// Whether a model that answers questions is told which tokens of the text also stand in the question, as token types from 2 on (the
    /// feature "exact match" of Chen et al. 2017); transformers' models are not.
    /// </summary>
    public bool MarksMatches { get; init; }

    /// <summary>Whether a model that answers questions learnt from some without an answer too, so that it may give none.</summary>
    public bool MayBeSilent { get; init; }

    /// <summary>Most tokens in a row.</summary>
    public abstract int MaxLength { get; }

    /// <summary>The family in class names, such as <c>DistilBert</c>.</summary>
    internal abstract string Stem { get; }

    /// <summary>What checkpoints call the encoder below a head, such as <c>distilbert</c>.</summary>
    internal abstract string BodyName { get; }

    /// <summary>What every head needs to know of the body.</summary>
    internal abstract EncoderSizes Sizes { get; }

    /// <inheritdoc/>
    public sealed override ModelConfig ForClassification() => this with { Head = EncoderHead.Classifier, UseCrf = false, MarksMatches = false, MayBeSilent = false };

    /// <summary>Makes the encoder without a pooler, all weights zero.</summary>
    internal abstract EncoderBody CreateBody();

    /// <summary>Writes everything but the class, its head's options and its labels.</summary>
    internal abstract void WriteSizes(Utf8JsonWriter writer);

    /// <inheritdoc/>
    protected sealed override void WriteFields(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        WriteSizes(writer);
        if (UseCrf) writer.WriteBoolean("use_crf", UseCrf);
        if (MarksMatches) writer.WriteBoolean("marks_matches", MarksMatches);
        if (MayBeSilent) writer.WriteBoolean("may_be_silent", MayBeSilent);
    }
}
