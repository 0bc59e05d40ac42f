using System.Text.Json;
using Linnet.Models.Configuration;
using Linnet.Models.Initializers;
using Linnet.Models.Layers;

namespace Linnet.Models.Architectures;

/// <summary>What the configurations of all transformer decoders share: a head, which the class name tells, on a body of some sizes.</summary>
public abstract record DecoderConfig : LanguageModelConfig
{
    private const string ClassifierEnding = "ForSequenceClassification";

    /// <summary>Creates the configuration of a language model.</summary>
    protected DecoderConfig()
    {
    }

    /// <summary>Reads the head, its labels and the padding id.</summary>
    /// <param name="reader">The file.</param>
    /// <param name="tiesByDefault">Whether the output shares the input's table where the file does not say.</param>
    /// <exception cref="ModelFormatException">A field is missing or wrong.</exception>
    protected DecoderConfig(ConfigReader reader, bool tiesByDefault)
        : base(reader, tiesByDefault, HeadOf(reader) == DecoderHead.Classifier)
    {
        Head = HeadOf(reader);

        // Older Llama folders write -1 for none.
        PadTokenId = reader.Has("pad_token_id") && reader.Int32("pad_token_id", int.MinValue, int.MaxValue) is >= 0 and var id ? id : null;
    }

    /// <inheritdoc/>
    public sealed override string Architecture => Head == DecoderHead.Classifier ? Stem + ClassifierEnding : LanguageModelClass;

    /// <summary>What stands on the decoder.</summary>
    public DecoderHead Head { get; init; }

    /// <summary>
    /// The id that fills rows up (<c>pad_token_id</c>), or null. A classifier judges a text by its last token that is another one.
    /// </summary>
    public int? PadTokenId { get; init; }

    /// <summary>Most tokens in a row.</summary>
    public abstract int MaxLength { get; }

    /// <summary>Size of the hidden states.</summary>
    public abstract int HiddenWidth { get; }

    /// <summary>The family in class names, such as <c>GPT2</c>.</summary>
    internal abstract string Stem { get; }

    /// <summary>The class name of the language model.</summary>
    internal abstract string LanguageModelClass { get; }

    /// <summary>What checkpoints call the decoder below a head, such as <c>transformer</c>.</summary>
    internal abstract string BodyName { get; }

    /// <inheritdoc/>
    public sealed override ModelConfig ForClassification() => this with { Head = DecoderHead.Classifier };

    /// <summary>Makes the decoder, all weights zero.</summary>
    internal abstract DecoderBody CreateBody();

    /// <summary>A head's dense layer, which has no bias, with the body's way to start.</summary>
    internal Linear CreateHead(int outputs) => new(HiddenWidth, outputs, hasBias: false, weightInitializer: new Normal(0, InitializerRange));

    /// <inheritdoc/>
    protected override void WriteFields(Utf8JsonWriter writer)
    {
        base.WriteFields(writer);
        if (PadTokenId is { } id) writer.WriteNumber("pad_token_id", id);
    }

    private static DecoderHead HeadOf(ConfigReader reader) =>
        reader.Strings("architectures").Any(name => name.EndsWith(ClassifierEnding, StringComparison.Ordinal)) ? DecoderHead.Classifier : DecoderHead.LanguageModel;
}
