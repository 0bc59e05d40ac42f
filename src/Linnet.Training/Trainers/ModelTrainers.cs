using Linnet.Models.Architectures;

namespace Linnet.Training.Trainers;

/// <summary>The trainer of each kind of model.</summary>
internal static class ModelTrainers
{
    internal static IModelTrainer For(string modelType) => modelType switch
    {
        "linear" => new LinearModelTrainer(),
        "fasttext" => new FastTextModelTrainer(),
        "textcnn" or "bilstm" or "bigru" or "bert" or "distilbert" or "roberta" or "electra" or "gpt2" or "llama" or RelationCnnConfig.Type => new NeuralModelTrainer(),
        "ensemble" or "auto" => new EnsembleModelTrainer(),
        _ => throw new ConfigurationException(
            $"model.type: '{modelType}' cannot be trained; use one of auto, linear, fasttext, textcnn, bilstm, bigru, {string.Join(", ", TransformerFactory.Types)}, {string.Join(", ", DecoderFactory.Types)}, ensemble."),
    };
}
