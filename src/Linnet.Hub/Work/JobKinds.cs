namespace Linnet.Hub.Work;

/// <summary>What jobs do.</summary>
internal static class JobKinds
{
    /// <summary>Holds a commit against the model-folder specification.</summary>
    internal const string Quality = "quality";

    /// <summary>Measures a model by an evaluation specification.</summary>
    internal const string Evaluation = "evaluation";
}
