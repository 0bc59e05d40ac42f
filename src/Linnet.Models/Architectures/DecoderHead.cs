namespace Linnet.Models.Architectures;

/// <summary>What stands on a transformer decoder; the class name in <c>architectures</c> tells.</summary>
public enum DecoderHead
{
    /// <summary>The token that follows (<c>GPT2LMHeadModel</c>, <c>LlamaForCausalLM</c>).</summary>
    LanguageModel,

    /// <summary>Labels for the whole text (<c>...ForSequenceClassification</c>).</summary>
    Classifier,
}
