namespace Linnet.Training.Optimizers;

/// <summary>A short stretch of one parameter: the unit in which gradients are measured and updates are made.</summary>
internal unsafe struct UpdateBlock
{
    /// <summary>The parameter's values.</summary>
    public float* Value;

    /// <summary>Their gradient; null where it is zero.</summary>
    public float* Gradient;

    /// <summary>First state, such as the momentum; null where the method has none.</summary>
    public float* First;

    /// <summary>Second state; null where the method has none.</summary>
    public float* Second;

    /// <summary>Number of elements.</summary>
    public int Count;

    /// <summary>Weight decay.</summary>
    public float Decay;

    /// <summary>Factor on the learning rate.</summary>
    public float Rate;

    /// <summary>Gradient and state are zero and stay so: only weight decay acts.</summary>
    public bool IsIdle;
}
