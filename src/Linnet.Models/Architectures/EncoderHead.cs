namespace Linnet.Models.Architectures;

/// <summary>What stands on an encoder; the class name in <c>architectures</c> tells.</summary>
public enum EncoderHead
{
    /// <summary>Nothing: hidden states alone.</summary>
    None,

    /// <summary>Labels for the whole text (<c>...ForSequenceClassification</c>).</summary>
    Classifier,

    /// <summary>The token that belongs at each position (<c>...ForMaskedLM</c>).</summary>
    MaskedLM,
}
