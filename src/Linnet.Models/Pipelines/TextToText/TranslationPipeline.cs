using Linnet.Models.Folder;
using Linnet.Models.Generation;

namespace Linnet.Models.Pipelines;

/// <summary>Texts in one language to texts in another. Safe to use from any number of threads at once.</summary>
/// <example>
/// <code>
/// using var translator = TranslationPipeline.Load("models/mt");
/// Console.WriteLine(translator.Translate("ein mann schläft auf einem sofa .").Text);
/// var wide = translator.Defaults with { NumBeams = 8, LengthPenalty = 1.2f };
/// foreach (var answer in translator.Translate(File.ReadAllLines("letters.de"), wide)) Console.WriteLine(answer.Text);
/// </code>
/// </example>
public sealed class TranslationPipeline : ILanguagePipeline<TranslationPipeline>
{
    private readonly SequenceWriter _writer;

    /// <summary>Puts the friendly face before a model.</summary>
    /// <param name="writer">Owned by the pipeline from now on.</param>
    public TranslationPipeline(SequenceWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        _writer = writer;
    }

    /// <summary>How texts are written where a call does not say.</summary>
    public SequenceGenerationConfig Defaults => _writer.Defaults;

    /// <summary>Loads a model folder.</summary>
    /// <param name="path">The folder.</param>
    /// <exception cref="ModelFormatException">The folder is missing or damaged, or holds no model that turns one sequence into another.</exception>
    public static TranslationPipeline Load(string path) => new(SequenceWriter.Load(path));

    /// <summary>Translates a text.</summary>
    /// <param name="text">Any text; a sentence or a few at a time, as the model was trained.</param>
    /// <param name="config">How; <see cref="Defaults"/> where null.</param>
    /// <exception cref="ConfigurationException">A value is outside its range.</exception>
    public WrittenText Translate(string text, SequenceGenerationConfig? config = null) => Translate([text], config)[0];

    /// <summary>Translates several texts together.</summary>
    /// <param name="texts">Any number.</param>
    /// <param name="config">How; <see cref="Defaults"/> where null.</param>
    /// <returns>One for each text, in order.</returns>
    /// <exception cref="ConfigurationException">A value is outside its range.</exception>
    public IReadOnlyList<WrittenText> Translate(IReadOnlyList<string> texts, SequenceGenerationConfig? config = null) => _writer.Write(texts, config);

    /// <summary>Frees the model; no call may be under way.</summary>
    public void Dispose() => _writer.Dispose();

    static void ILanguagePipeline<TranslationPipeline>.Check(string path) => PipelineFolder.Check<TranslationPipeline>(path, ModelTask.Translation);
}
