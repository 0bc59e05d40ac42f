using Linnet.Models.Folder;
using Linnet.Models.Relations;

namespace Linnet.Models.Pipelines;

/// <summary>Which relation two entities of a text have: a loaded model behind a friendly face. Safe to use from any number of threads at once.</summary>
/// <example>
/// <code>
/// using var relations = RelationExtractionPipeline.Load("models/relations");
/// var answer = relations.Extract("The author of a keygen uses a disassembler.", new EntitySpan(4, 10), new EntitySpan(16, 22));
/// Console.WriteLine($"{answer.Label} {answer.Score:P0}");
/// </code>
/// </example>
public sealed class RelationExtractionPipeline : ILanguagePipeline<RelationExtractionPipeline>
{
    private readonly TextClassificationPipeline _pipeline;

    private RelationExtractionPipeline(TextClassificationPipeline pipeline) => _pipeline = pipeline;

    /// <summary>The relations that the model knows, with their directions.</summary>
    public IReadOnlyList<string> Labels => _pipeline.Classifier.Labels;

    /// <summary>Loads a model folder.</summary>
    /// <param name="path">The folder.</param>
    /// <exception cref="ModelFormatException">The folder is missing or damaged.</exception>
    public static RelationExtractionPipeline Load(string path) => new(TextClassificationPipeline.Load(path));

    /// <summary>The relation of two entities.</summary>
    /// <param name="text">The text.</param>
    /// <param name="head">The entity that labels call e1, its place in Unicode code points.</param>
    /// <param name="tail">The entity that labels call e2.</param>
    /// <exception cref="ConfigurationException">A place is not in the text, or the two overlap.</exception>
    public TextClassification Extract(string text, EntitySpan head, EntitySpan tail) => Extract([EntityMarkers.Mark(text, head, tail)])[0];

    /// <summary>The relation in each of several texts.</summary>
    /// <param name="marked">Texts with marked entities: <c>The &lt;e1&gt;author&lt;/e1&gt; of a &lt;e2&gt;keygen&lt;/e2&gt;</c>.</param>
    /// <exception cref="ConfigurationException">A text lacks a marker.</exception>
    public IReadOnlyList<TextClassification> Extract(IReadOnlyList<string> marked)
    {
        ArgumentNullException.ThrowIfNull(marked);
        foreach (var text in marked)
        {
            if (!EntityMarkers.AreIn(text))
                throw new ConfigurationException($"'{(text.Length > 60 ? text[..60] + "…" : text)}': the two entities are not marked; expected <e1>…</e1> and <e2>…</e2>, each once and apart.");
        }

        return _pipeline.Classify([.. marked.Select(text => new TextInput(text))]);
    }

    /// <summary>Frees the model; no call may be under way.</summary>
    public void Dispose() => _pipeline.Dispose();

    static void ILanguagePipeline<RelationExtractionPipeline>.Check(string path) => PipelineFolder.Check<RelationExtractionPipeline>(path, ModelTask.RelationExtraction);
}
