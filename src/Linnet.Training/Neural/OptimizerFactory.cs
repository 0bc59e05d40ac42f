using Linnet.Models.Layers;
using Linnet.Training.Optimizers;
using Linnet.Training.Recipes;

namespace Linnet.Training.Neural;

/// <summary>Makes the optimiser that a recipe names.</summary>
internal static class OptimizerFactory
{
    internal static Optimizer Create(TrainingSection training, Module network)
    {
        var rate = (float)training.LearningRate!.Value;
        var decay = (float)(training.WeightDecay ?? 0);
        var norm = (float)training.MaxGradNorm;
        var parameters = network.NamedParameters();
        if (training.Optimizer is not ("adam" or "adamw") && (training.Beta1 ?? training.Beta2) is not null)
            throw new ConfigurationException($"training.beta1, training.beta2: {training.Optimizer} has no such decays; use adam or adamw, or leave the fields out.");
        if (training.Optimizer == "sgd" && training.Epsilon is not null)
            throw new ConfigurationException("training.epsilon: sgd divides by nothing; use adam, adamw or adagrad, or leave the field out.");
        return training.Optimizer switch
        {
            "sgd" => new Sgd(parameters, new SgdOptions { LearningRate = rate, WeightDecay = decay, MaxGradientNorm = norm, Momentum = (float)training.Momentum }),
            "adam" => new Adam(parameters, AdamOf(training, rate, decay, norm)),
            "adagrad" => new Adagrad(parameters, AdagradOf(training, rate, decay, norm)),
            _ => new AdamW(parameters, AdamOf(training, rate, decay, norm)),
        };
    }

    private static AdamOptions AdamOf(TrainingSection training, float rate, float decay, float norm)
    {
        var options = new AdamOptions { LearningRate = rate, WeightDecay = decay, MaxGradientNorm = norm };
        return options with
        {
            Beta1 = (float?)training.Beta1 ?? options.Beta1,
            Beta2 = (float?)training.Beta2 ?? options.Beta2,
            Epsilon = (float?)training.Epsilon ?? options.Epsilon,
        };
    }

    private static AdagradOptions AdagradOf(TrainingSection training, float rate, float decay, float norm)
    {
        var options = new AdagradOptions { LearningRate = rate, WeightDecay = decay, MaxGradientNorm = norm };
        return options with { Epsilon = (float?)training.Epsilon ?? options.Epsilon };
    }
}
