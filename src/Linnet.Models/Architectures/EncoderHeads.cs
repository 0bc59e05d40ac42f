namespace Linnet.Models.Architectures;

/// <summary>From the heads of encoders to class names as transformers writes them, and back.</summary>
internal static class EncoderHeads
{
    private static readonly (EncoderHead Head, string Ending)[] Endings =
    [
        (EncoderHead.None, "Model"),
        (EncoderHead.Classifier, "ForSequenceClassification"),
        (EncoderHead.MaskedLM, "ForMaskedLM"),
        (EncoderHead.Tagger, "ForTokenClassification"),
        (EncoderHead.QuestionAnswering, "ForQuestionAnswering"),
        (EncoderHead.ReplacedTokens, "ForPreTraining"),
    ];

    /// <summary>The class name.</summary>
    /// <param name="stem">The family, such as <c>DistilBert</c>.</param>
    /// <param name="head">What stands on the encoder.</param>
    internal static string ClassName(string stem, EncoderHead head) => stem + Array.Find(Endings, pair => pair.Head == head).Ending;

    /// <summary>The head that the first known class name has; a classifier where none is known.</summary>
    /// <param name="stem">The family, such as <c>DistilBert</c>.</param>
    /// <param name="architectures">As the file has them.</param>
    internal static EncoderHead Find(string stem, IReadOnlyList<string> architectures)
    {
        foreach (var name in architectures)
        {
            foreach (var (head, _) in Endings)
            {
                if (name == ClassName(stem, head)) return head;
            }
        }

        return EncoderHead.Classifier;
    }
}
