using Linnet.Models.Sparse;

namespace Linnet.Training.Sparse;

/// <summary>A trained linear model and what cross-validation on its training texts says of it.</summary>
/// <param name="Model">The model, fitted to all training texts.</param>
/// <param name="Members">The setting that was chosen for each block.</param>
/// <param name="OutOfFoldProbabilities">
/// Shape <c>[texts, labels]</c>: probabilities for every training text from models that have not seen it: for a fair estimate
/// of accuracy, and for blending with other models. Empty where there are too few texts to cross-validate.
/// </param>
public sealed record LinearTrainingResult(
    LinearModel Model, IReadOnlyList<LinearMemberSetting> Members, float[] OutOfFoldProbabilities);

/// <summary>The setting of one block's logistic regression.</summary>
/// <param name="Block">The kind of n-gram.</param>
/// <param name="NaiveBayesPower">Power of the naive Bayes prior.</param>
/// <param name="InverseRegularization">C.</param>
/// <param name="Weight">Weight of its logits in the blend.</param>
public readonly record struct LinearMemberSetting(NgramBlock Block, double NaiveBayesPower, double InverseRegularization, float Weight);
