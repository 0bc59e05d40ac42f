using Linnet.Models.Folder;

namespace Linnet.Models.Pipelines;

/// <summary>Question and text in, answer out: a loaded model behind a friendly face. Safe to use from any number of threads at once.</summary>
/// <example>
/// <code>
/// using var reader = QuestionAnsweringPipeline.Load("models/qa");
/// var answer = reader.Answer("Where does Mary live?", "Mary lives in Rome.");
/// Console.WriteLine($"{answer.Text} ({answer.Score:P0})");
/// </code>
/// </example>
public sealed class QuestionAnsweringPipeline : ILanguagePipeline<QuestionAnsweringPipeline>
{
    /// <summary>Puts the friendly face before a model.</summary>
    /// <param name="answerer">Owned by the pipeline from now on.</param>
    public QuestionAnsweringPipeline(QuestionAnswerer answerer)
    {
        ArgumentNullException.ThrowIfNull(answerer);
        Answerer = answerer;
    }

    /// <summary>The model behind it.</summary>
    public QuestionAnswerer Answerer { get; }

    /// <summary>Loads a model folder.</summary>
    /// <param name="path">The folder.</param>
    /// <exception cref="ModelFormatException">The folder is missing or damaged, or its model answers no questions.</exception>
    public static QuestionAnsweringPipeline Load(string path) => new(QuestionAnswerer.Load(path));

    /// <summary>Answers a question with a part of a text.</summary>
    /// <param name="question">The question.</param>
    /// <param name="context">The text, of any length.</param>
    public ExtractedAnswer Answer(string question, string context) => Answer([new QuestionInput(question, context)])[0];

    /// <summary>Answers several questions.</summary>
    /// <param name="inputs">Any number.</param>
    public IReadOnlyList<ExtractedAnswer> Answer(IReadOnlyList<QuestionInput> inputs) => Answerer.Answer(inputs);

    /// <summary>Frees the model; no call may be under way.</summary>
    public void Dispose() => Answerer.Dispose();

    static void ILanguagePipeline<QuestionAnsweringPipeline>.Check(string path) => PipelineFolder.Check<QuestionAnsweringPipeline>(path, ModelTask.QuestionAnswering);
}
