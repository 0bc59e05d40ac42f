using Linnet.Models.Sparse;

namespace Linnet.Training.Sparse;

/// <summary>A trained linear model and what cross-validation on its training texts says of it.</summary>
/// <param name="Model">The model, fitted to all training texts.</param>
/// <param name="Members">The setting that was chosen for each member: the logistic regressions, then naive Bayes, each block by block.</param>
/// <param name="OutOfFoldProbabilities">
/// Shape <c>[texts, labels]</c>: probabilities for every training text from models that have not seen it: for a fair estimate
/// of accuracy, and for blending with other models. Empty where there are too few texts to cross-validate.
/// </param>
public sealed record LinearTrainingResult(
    LinearModel Model, IReadOnlyList<LinearMemberSetting> Members, float[] OutOfFoldProbabilities);

/// <summary>What kind of model a member of a blend is.</summary>
public enum LinearMemberKind
{
    /// <summary>A logistic regression.</summary>
    LogisticRegression,

    /// <summary>Complement naive Bayes.</summary>
    NaiveBayes,
}

/// <summary>The setting of one member of the blend.</summary>
/// <param name="Block">The kind of n-gram.</param>
/// <param name="Kind">The kind of model.</param>
/// <param name="NaiveBayesPower">Power of a logistic regression's naive Bayes prior.</param>
/// <param name="Strength">C, the inverse strength of regularisation, of a logistic regression; the smoothing of naive Bayes.</param>
/// <param name="Weight">Weight of its logits in the blend.</param>
public readonly record struct LinearMemberSetting(NgramBlock Block, LinearMemberKind Kind, double NaiveBayesPower, double Strength, float Weight);
