using Linnet.Models.Architectures;
using Linnet.Models.Folder;
using Linnet.Models.Pipelines;
using Linnet.Training.Runs;
using Linnet.Training.Trainers;

namespace Linnet.Training.Tasks.QuestionAnswering;

/// <summary>Makes the reader that a recipe describes.</summary>
internal static class AnswererFactory
{
    private const string TypeTable = "embeddings.token_type_embeddings.weight";

    internal static NeuralAnswerer Create(RunContext context, QuestionData data)
    {
        var recipe = context.Recipe;
        var encoder = EncoderFactory.Create(context, data.Train.Select(question => question.Question).Concat(data.Contexts));
        var network = recipe.Model.Type == BiLstmReaderConfig.Type
            ? NetworkFactory.Make<SpanNetwork>(BiLstm(context, encoder, data))
            : NetworkFactory.Make<SpanNetwork>(Transformer(context, encoder, data));
        return new NeuralAnswerer(network, new AnswerEncoder(encoder, recipe.Data.Stride!.Value, network.MarksMatches), data.HasSilence);
    }

    /// <summary>
    /// Puts the parent's weights in. A parent that knows fewer token types gives the marks of the text's tokens the vector that all of the text had.
    /// </summary>
    internal static void LoadParent(SpanNetwork network, RunContext context)
    {
        if (context.Recipe.Model.From is not { } parent) return;
        NetworkFactory.LoadParent(network, context.Recipe);
        using var weights = ModelFolder.Open(parent).OpenWeights();
        var tensor = weights.Weights.FirstOrDefault(tensor => tensor.Name.EndsWith(TypeTable, StringComparison.Ordinal));
        var parameter = network.NamedParameters().FirstOrDefault(named => named.Name.EndsWith(TypeTable, StringComparison.Ordinal)).Parameter;
        if (tensor is null || parameter is null || tensor.HasShape(parameter.Shape)) return;
        var width = parameter.Shape[1];
        var old = new float[tensor.Count];
        weights.Read(tensor.Name, old);
        var table = parameter.Value.Data;
        for (var type = 0; type < parameter.Shape[0]; type++)
            old.AsSpan(Math.Min(type * width, old.Length - width), width).CopyTo(table[(type * width)..]);
        parameter.Touch();
    }

    private static BiLstmReaderConfig BiLstm(RunContext context, TokenizerTextEncoder encoder, QuestionData data)
    {
        var model = context.Recipe.Model;
        if (model.From is { } folder)
            return ModelFolder.Open(folder).Config as BiLstmReaderConfig ?? throw new ConfigurationException($"model.from: '{folder}' holds no {BiLstmReaderConfig.Type}; leave --model out or name a fitting folder.");
        return new BiLstmReaderConfig
        {
            VocabSize = encoder.Tokenizer.VocabularySize,
            PadTokenId = encoder.PadId,
            EmbeddingSize = model.EmbeddingSize!.Value,
            HiddenSize = model.HiddenSize!.Value,
            TypeVocabSize = MatchMarks.TypeCount,
            EmbeddingDropoutProb = (float)model.EmbeddingDropout!.Value,
            HiddenDropoutProb = (float)model.Dropout!.Value,
            FreezeEmbeddings = model.FreezeEmbeddings ?? false,
            MayBeSilent = data.HasSilence,
        };
    }

    private static EncoderConfig Transformer(RunContext context, TokenizerTextEncoder encoder, QuestionData data)
    {
        var config = TransformerFactory.Create(context.Recipe, encoder.Tokenizer.VocabularySize, encoder.PadId);
        config = config with { Head = EncoderHead.QuestionAnswering, Labels = [], UseCrf = false, MayBeSilent = data.HasSilence };
        if (!context.Recipe.Model.MarksMatches!.Value) return config;
        return config switch
        {
            BertConfig bert => bert with { MarksMatches = true, TypeVocabSize = Math.Max(bert.TypeVocabSize, MatchMarks.TypeCount) },
            ElectraConfig electra => electra with
            {
                MarksMatches = true,
                Encoder = electra.Encoder with { TypeVocabSize = Math.Max(electra.Encoder.TypeVocabSize, MatchMarks.TypeCount) },
            },
            _ => throw new ConfigurationException($"model.marks_matches: a {config.ModelType} has no token types that could tell matches; use bert, electra or {BiLstmReaderConfig.Type}, or false."),
        };
    }
}
