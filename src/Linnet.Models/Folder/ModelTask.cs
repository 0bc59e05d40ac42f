using Linnet.Models.Configuration;

namespace Linnet.Models.Folder;

/// <summary>The tasks of models, named as in Hugging Face's <c>pipeline_tag</c>, and how a model folder tells its own.</summary>
public static class ModelTask
{
    /// <summary>A label, or several, for a text or a pair of texts.</summary>
    public const string TextClassification = "text-classification";

    /// <summary>A tag for each token: entities, parts of speech, words of a text without spaces.</summary>
    public const string TokenClassification = "token-classification";

    /// <summary>A label for the whole text and a tag for each token. A name of this project's own: the hub has none.</summary>
    public const string IntentSlot = "intent-slot";

    /// <summary>An answer as a part of a text.</summary>
    public const string QuestionAnswering = "question-answering";

    /// <summary>The words that follow.</summary>
    public const string TextGeneration = "text-generation";

    /// <summary>A number for how alike two texts are.</summary>
    public const string SentenceSimilarity = "sentence-similarity";

    /// <summary>A vector for a text.</summary>
    public const string FeatureExtraction = "feature-extraction";

    /// <summary>The relation between two entities of a text. A name of this project's own: the hub has none.</summary>
    public const string RelationExtraction = "relation-extraction";

    /// <summary>The same in another language.</summary>
    public const string Translation = "translation";

    /// <summary>The same in fewer words.</summary>
    public const string Summarization = "summarization";

    /// <summary>The words that were hidden.</summary>
    public const string FillMask = "fill-mask";

    /// <summary>A label by the words that a language model puts into the gap of a prompt.</summary>
    public const string ZeroShotClassification = "zero-shot-classification";

    /// <summary>Which tokens of a text are not its own (ELECTRA). A name of this project's own: the hub has none.</summary>
    public const string ReplacedTokenDetection = "replaced-token-detection";

    /// <summary>The ends of class names in <c>architectures</c>, as transformers writes them.</summary>
    private static readonly (string Ending, string Task)[] Endings =
    [
        ("ForSequenceClassification", TextClassification), ("ForTokenClassification", TokenClassification), ("ForIntentAndSlots", IntentSlot),
        ("ForQuestionAnswering", QuestionAnswering), ("ForCausalLM", TextGeneration), ("LMHeadModel", TextGeneration), ("ForMaskedLM", FillMask), ("MTModel", Translation),
        ("ForPreTraining", ReplacedTokenDetection), ("ForSentenceSimilarity", SentenceSimilarity), ("BertModel", FeatureExtraction), ("RobertaModel", FeatureExtraction),
        ("ElectraModel", FeatureExtraction), ("TextCnnModel", FeatureExtraction),
        ("BiLstmModel", FeatureExtraction), ("BiGruModel", FeatureExtraction), ("BagOfVectorsModel", FeatureExtraction),
        ("ForSummarization", Summarization),
    ];

    /// <summary>
    /// The task of a model folder: what its <c>linnet.json</c> says, else what the class name in <c>config.json</c> ends with, else
    /// text classification.
    /// </summary>
    /// <param name="path">The folder; its configuration need not be of a known kind.</param>
    /// <exception cref="ModelFormatException">There is no such folder, or one of the two files is damaged.</exception>
    public static string Of(string path)
    {
        ModelFolder.CheckExists(path);
        var info = Path.Combine(path, ModelFolder.InfoFile);
        if (File.Exists(info) && ConfigReader.Open(info).StringOr("task", "") is { Length: > 0 } task) return task;
        var names = ConfigReader.Open(Path.Combine(path, ModelFolder.ConfigFile)).Strings("architectures");
        return names.Select(OfArchitecture).OfType<string>().FirstOrDefault(TextClassification);
    }

    private static string? OfArchitecture(string name) =>
        Endings.FirstOrDefault(pair => name.EndsWith(pair.Ending, StringComparison.Ordinal)).Task;
}
