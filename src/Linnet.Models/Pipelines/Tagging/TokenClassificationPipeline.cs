using Linnet.Models.Folder;
using Linnet.Tagging;

namespace Linnet.Models.Pipelines;

/// <summary>Text in, entities out: a loaded tagger behind a friendly face. Safe to use from any number of threads at once.</summary>
/// <example>
/// <code>
/// using var tagger = TokenClassificationPipeline.Load("models/ner");
/// foreach (var entity in tagger.Recognize("John lives in Berlin").Entities)
///     Console.WriteLine($"{entity.Text}: {entity.Type} ({entity.Score:P0})");
/// </code>
/// </example>
public sealed class TokenClassificationPipeline : ILanguagePipeline<TokenClassificationPipeline>
{
    /// <summary>Puts the friendly face before a tagger.</summary>
    /// <param name="classifier">Owned by the pipeline from now on.</param>
    public TokenClassificationPipeline(TokenClassifier classifier)
    {
        ArgumentNullException.ThrowIfNull(classifier);
        Classifier = classifier;
    }

    /// <summary>The tagger behind it.</summary>
    public TokenClassifier Classifier { get; }

    /// <summary>Loads a model folder.</summary>
    /// <param name="path">The folder.</param>
    /// <exception cref="ModelFormatException">The folder is missing or damaged, or holds no tagger.</exception>
    public static TokenClassificationPipeline Load(string path) => new(TokenClassifier.Load(path));

    /// <summary>Finds the entities of a text.</summary>
    /// <param name="text">Any text; it is cut into words or characters as the model knows them.</param>
    public TokenClassification Recognize(string text) => Recognize([text])[0];

    /// <summary>Finds the entities of several texts.</summary>
    /// <param name="texts">Any number.</param>
    public IReadOnlyList<TokenClassification> Recognize(IReadOnlyList<string> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var words = texts.Select(text => WordSplitter.Split(text, Classifier.Unit)).ToList();
        var tagged = Classifier.Tag([.. words.Select(row => row.Select(word => word.Text).ToArray())]);
        return [.. texts.Select((text, i) => new TokenClassification(text, Entities(text, words[i], tagged[i]))
        {
            Intent = tagged[i].Intent, IntentScore = tagged[i].IntentScore,
        })];
    }

    /// <summary>Frees the model; no call may be under way.</summary>
    public void Dispose() => Classifier.Dispose();

    private List<Entity> Entities(string text, List<TextWord> words, TaggedWords tagged)
    {
        var spans = Classifier.Scheme == TagScheme.Plain
            ? tagged.Tags.Select((tag, i) => new TagSpan(tag, i, i + 1))
            : TagSpans.Of(tagged.Tags);
        return [.. spans.Select(span =>
        {
            var (start, end) = (words[span.Start].Start, words[span.End - 1].End);
            return new Entity(span.Type, text[start..end], start, end, tagged.Scores.AsSpan(span.Start, span.End - span.Start).ToArray().Average());
        })];
    }

    static void ILanguagePipeline<TokenClassificationPipeline>.Check(string path) => PipelineFolder.Check<TokenClassificationPipeline>(path, ModelTask.TokenClassification, ModelTask.IntentSlot);
}
