namespace Linnet.Models.Architectures;

/// <summary>What stands on an encoder; the class name in <c>architectures</c> tells.</summary>
public enum EncoderHead
{
    /// <summary>Nothing: hidden states alone (<c>...Model</c>).</summary>
    None,

    /// <summary>Labels for the whole text (<c>...ForSequenceClassification</c>).</summary>
    Classifier,

    /// <summary>The token that belongs at each position (<c>...ForMaskedLM</c>).</summary>
    MaskedLM,

    /// <summary>A tag for each token (<c>...ForTokenClassification</c>).</summary>
    Tagger,

    /// <summary>Where an answer begins and ends (<c>...ForQuestionAnswering</c>).</summary>
    QuestionAnswering,

    /// <summary>Whether each token is the text's own or was put in its place (<c>...ForPreTraining</c> of ELECTRA).</summary>
    ReplacedTokens,
}
