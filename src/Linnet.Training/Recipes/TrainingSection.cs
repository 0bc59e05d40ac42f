namespace Linnet.Training.Recipes;

/// <summary>Optimisation; what is null takes the architecture's defaults.</summary>
public sealed class TrainingSection
{
    /// <summary>Passes over the training rows.</summary>
    public int? Epochs { get; set; }

    /// <summary>Steps of the optimiser after which training ends, whatever the epochs say; null for as many as the epochs have.</summary>
    public int? MaxSteps { get; set; }

    /// <summary>Steps between two evaluations; null for one after each epoch.</summary>
    public int? EvalSteps { get; set; }

    /// <summary>Rows in a batch.</summary>
    public int? BatchSize { get; set; }

    /// <summary>Batches whose gradients are added up before each step of the optimiser.</summary>
    public int GradientAccumulation { get; set; } = 1;

    /// <summary><c>sgd</c>, <c>adam</c>, <c>adamw</c> or <c>adagrad</c>.</summary>
    public string Optimizer { get; set; } = "adamw";

    /// <summary>Highest learning rate.</summary>
    public double? LearningRate { get; set; }

    /// <summary>Weight decay.</summary>
    public double? WeightDecay { get; set; }

    /// <summary>Momentum of <c>sgd</c>.</summary>
    public double Momentum { get; set; } = 0.9;

    /// <summary>Decay of the running mean of gradients of <c>adam</c> and <c>adamw</c>; null for 0.9.</summary>
    public double? Beta1 { get; set; }

    /// <summary>Decay of the running mean of squared gradients of <c>adam</c> and <c>adamw</c>; null for 0.999.</summary>
    public double? Beta2 { get; set; }

    /// <summary>What <c>adam</c>, <c>adamw</c> and <c>adagrad</c> add to the denominator; null for 1e-8, of <c>adagrad</c> 1e-10.</summary>
    public double? Epsilon { get; set; }

    /// <summary><c>constant</c>, <c>linear</c>, <c>cosine</c>, <c>inverse-sqrt</c> or <c>step</c>.</summary>
    public string? Schedule { get; set; }

    /// <summary>Part of all steps in which the learning rate rises from zero, 0 to 1.</summary>
    public double? WarmupRatio { get; set; }

    /// <summary>Largest norm of all gradients together; 0 for no clipping.</summary>
    public double MaxGradNorm { get; set; } = 1.0;

    /// <summary>Part of the target that is spread over all labels, 0 to below 1.</summary>
    public double? LabelSmoothing { get; set; }

    /// <summary>Size of the adversarial change of the token embeddings as a part of their own length; 0 for none.</summary>
    public double? Adversarial { get; set; }

    /// <summary>Part of the entities that training replaces by others of their type, 0 to 1.</summary>
    public double? MentionReplacement { get; set; }

    /// <summary>What a bi-encoder learns from: <c>cosine</c> (true scores) or <c>contrastive</c> (which text belongs to which).</summary>
    public string? Loss { get; set; }

    /// <summary>What cosines are divided by in the contrastive loss.</summary>
    public double? Temperature { get; set; }

    /// <summary>How much a model with coverage pays for looking at the same place of its source again.</summary>
    public double? CoverageLossWeight { get; set; }

    /// <summary>Evaluations on dev without improvement before training ends; 0 for never.</summary>
    public int? Patience { get; set; }

    /// <summary>The dev metric that chooses the best state: <c>accuracy</c>, <c>macro_f1</c>, <c>loss</c>, <c>mcc</c> ...</summary>
    public string? Metric { get; set; }

    /// <summary>Steps between two checkpoints; 0 for one an epoch only.</summary>
    public int CheckpointSteps { get; set; } = 200;

    /// <summary>Whether checkpoints stay beside the finished model.</summary>
    public bool KeepCheckpoints { get; set; }

    /// <summary>Minutes that <c>auto</c> may take.</summary>
    public double BudgetMinutes { get; set; } = 8;
}
