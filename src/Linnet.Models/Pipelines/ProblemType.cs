namespace Linnet.Models.Pipelines;

/// <summary>How labels relate to an input; <c>problem_type</c> in a transformers <c>config.json</c>.</summary>
public enum ProblemType
{
    /// <summary>Exactly one label an input: probabilities are a softmax (<c>single_label_classification</c>).</summary>
    SingleLabel,

    /// <summary>Any number of labels an input: each probability is a sigmoid of its own (<c>multi_label_classification</c>).</summary>
    MultiLabel,
}
