namespace Linnet.Training.Trainers;

/// <summary>Trains one kind of model.</summary>
internal interface IModelTrainer
{
    /// <summary>Trains to the end.</summary>
    /// <param name="context">Data, recipe and where to store checkpoints.</param>
    TrainedModel Train(TrainingContext context);
}
