using Linnet.Models.Architectures;
using Linnet.Models.Layers;
using Linnet.Models.Vectors;
using Linnet.Text.Tokenization;
using Linnet.Training.Recipes;
using Linnet.Training.Runs;

namespace Linnet.Training.Trainers;

/// <summary>
/// Word vectors as the token embeddings that a network begins with (Kim 2014: "static" where they are frozen, else "non-static").
/// Tokens without a vector, under their own spelling or in lower case, begin as they would without the file.
/// </summary>
internal sealed class PretrainedEmbeddings(string path, PretrainedEmbeddings.IdToToken tokenOf, int tokenCount, Action<string> note)
{
    private static readonly string[] ModelTypes = ["textcnn", "bilstm", "bigru", BagOfVectorsConfig.Type, RelationCnnConfig.Type, BiLstmCrfConfig.Type, BiLstmReaderConfig.Type];

    /// <summary>Names of the table in those networks.</summary>
    private static readonly string[] Tables = ["embedding.weight", "word_embeddings.weight"];

    /// <summary>The token that an id stands for, or null where it stands for none.</summary>
    internal delegate string? IdToToken(int id);

    internal static PretrainedEmbeddings? Of(TrainingContext context, Tokenizer tokenizer) => Of(context.Run, tokenizer);

    internal static PretrainedEmbeddings? Of(RunContext context, Tokenizer tokenizer) => Of(context, tokenizer.IdToToken, tokenizer.VocabularySize);

    internal static PretrainedEmbeddings? Of(RunContext context, IdToToken tokenOf, int tokenCount) =>
        context.Recipe.Model.Embeddings is { } path ? new PretrainedEmbeddings(path, tokenOf, tokenCount, context.Listener.Noted) : null;

    /// <summary>Throws where a recipe names word vectors that its model can not take.</summary>
    internal static void Check(Recipe recipe)
    {
        var model = recipe.Model;
        if (model.Embeddings is null)
        {
            if (model.FreezeEmbeddings == true) throw new ConfigurationException("model.freeze_embeddings needs word vectors to keep; name their file with model.embeddings.");
            return;
        }

        if (!ModelTypes.Contains(model.Type))
            throw new ConfigurationException($"model.embeddings works with {string.Join(", ", ModelTypes)}, and the model is {model.Type}; name one of them with model.type.");
        if (model.From is not null) throw new ConfigurationException("model.from and model.embeddings both say what the embeddings begin with; leave one of them out.");
        if (model.EmbeddingSize is { } size && size != Size(recipe))
            throw new ConfigurationException($"model.embedding_size is {size} and the vectors in {model.Embeddings} have {Size(recipe)} dimensions; leave model.embedding_size out.");
    }

    /// <summary>Length of the word vectors that a recipe names, or null.</summary>
    internal static int? Size(Recipe recipe) => recipe.Model.Embeddings is { } path ? WordVectors.ReadDimension(path) : null;

    /// <summary>Puts the vectors in.</summary>
    /// <exception cref="ConfigurationException">No token has a vector.</exception>
    internal void CopyInto(Module network)
    {
        var vectors = WordVectors.Load(path);
        var table = network.NamedParameters().Single(parameter => Tables.Contains(parameter.Name)).Parameter;
        var found = 0;
        for (var id = 0; id < tokenCount; id++)
        {
            if (tokenOf(id) is not { } token) continue;
            if (!vectors.TryGet(token, out var vector) && !vectors.TryGet(token.ToLowerInvariant(), out vector)) continue;
            vector.CopyTo(table.Value.Data.Slice(id * vectors.Dimension, vectors.Dimension));
            found++;
        }

        if (found == 0)
        {
            throw new ConfigurationException(
                $"{path}: none of the {tokenCount} tokens has a vector; use tokenizer.type word, or vectors that were learnt with the same tokeniser.");
        }

        table.Touch();
        note($"{found} of {tokenCount} tokens begin with a vector of {path}");
    }
}
