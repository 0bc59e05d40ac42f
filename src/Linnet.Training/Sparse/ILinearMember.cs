using Linnet.Models.Sparse;

namespace Linnet.Training.Sparse;

/// <summary>A part of the blend that becomes a single linear model: weights and bias over one block of features.</summary>
internal interface ILinearMember
{
    /// <summary><c>[columns, width]</c>; may be used again by the next fit.</summary>
    float[] Weights { get; }

    /// <summary><c>[width]</c>.</summary>
    float[] Bias { get; }
}

/// <summary>What all linear members have in common.</summary>
internal static class LinearMembers
{
    /// <summary>Logits of texts, <c>[rows, width]</c>.</summary>
    internal static float[] Predict(this ILinearMember member, CsrMatrix features)
    {
        var bias = member.Bias;
        var logits = new float[features.Rows * bias.Length];
        features.Multiply(member.Weights, bias.Length, logits);
        for (var i = 0; i < logits.Length; i++) logits[i] += bias[i % bias.Length];
        return logits;
    }
}
