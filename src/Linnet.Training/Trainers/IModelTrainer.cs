namespace Linnet.Training.Trainers;

/// <summary>Trains one kind of model.</summary>
internal interface IModelTrainer
{
    /// <summary>Whether <see cref="TrainedModel.OutOfFold"/> is given, so that one model on all rows is enough for an ensemble.</summary>
    bool CrossValidates => false;

    /// <summary>Trains to the end.</summary>
    /// <param name="context">Data, recipe and where to store checkpoints.</param>
    TrainedModel Train(TrainingContext context);
}
