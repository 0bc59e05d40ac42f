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
        return training.Optimizer switch
        {
            "sgd" => new Sgd(parameters, new SgdOptions { LearningRate = rate, WeightDecay = decay, MaxGradientNorm = norm, Momentum = (float)training.Momentum }),
            "adam" => new Adam(parameters, new AdamOptions { LearningRate = rate, WeightDecay = decay, MaxGradientNorm = norm }),
            "adagrad" => new Adagrad(parameters, new AdagradOptions { LearningRate = rate, WeightDecay = decay, MaxGradientNorm = norm }),
            _ => new AdamW(parameters, new AdamOptions { LearningRate = rate, WeightDecay = decay, MaxGradientNorm = norm }),
        };
    }
}
