using Linnet.Data;
using Linnet.Evaluation;
using Linnet.Training.Runs;

namespace Linnet.Training.Tasks;

/// <summary>
/// One language task: how its models are trained and measured. What every task shares (threads, checkpoints' folder, the model
/// folder with provenance, card, history and report) is the run's matter, not the task's.
/// </summary>
internal interface ILanguageTask
{
    /// <summary>The name as in Hugging Face's <c>pipeline_tag</c>; also what recipes and model folders call it.</summary>
    string Name { get; }

    /// <summary>The name in words, for model cards.</summary>
    string Title { get; }

    /// <summary>What <c>model.type</c> may be, without <c>auto</c> unless the task chooses by itself; the first is the default.</summary>
    IReadOnlyList<string> ModelTypes { get; }

    /// <summary>What <c>training.metric</c> may be; the first is the default.</summary>
    IReadOnlyList<string> Metrics { get; }

    /// <summary>The metrics that a model card shows, in this order, with their names in words.</summary>
    IReadOnlyList<(string Type, string Name)> CardMetrics { get; }

    /// <summary>From data to a finished model that has been measured; the caller writes its folder.</summary>
    /// <param name="context">The recipe and where to store what can be resumed.</param>
    FinishedRun Train(RunContext context);

    /// <summary>Measures a model folder of this task.</summary>
    /// <param name="modelFolder">The folder.</param>
    /// <param name="dataPath">The true answers.</param>
    /// <param name="options">How to read the file, where that is not to be found out.</param>
    /// <param name="note">Hears what was left out.</param>
    IEvaluationReport Evaluate(string modelFolder, string dataPath, DataFileOptions options, Action<string> note);
}
