using Linnet.Models.Architectures;
using Linnet.Models.Vectors;
using Linnet.Text.Tokenization;
using Linnet.Training.Recipes;
using Linnet.Training.Runs;

namespace Linnet.Training.Trainers;

/// <summary>
/// Word vectors as the token embeddings that a network begins with (Kim 2014: "static" where they are frozen, else "non-static").
/// Tokens without a vector, under their own spelling or in lower case, begin as they would without the file.
/// </summary>
internal sealed class PretrainedEmbeddings(string path, Tokenizer tokenizer, Action<string> note)
{
    private const string Table = "embedding.weight";

    internal static PretrainedEmbeddings? Of(TrainingContext context, Tokenizer tokenizer) => Of(context.Run, tokenizer);

    internal static PretrainedEmbeddings? Of(RunContext context, Tokenizer tokenizer) =>
        context.Recipe.Model.Embeddings is { } path ? new PretrainedEmbeddings(path, tokenizer, context.Listener.Noted) : null;

    /// <summary>Throws where a recipe names word vectors that its model can not take.</summary>
    internal static void Check(Recipe recipe)
    {
        var model = recipe.Model;
        if (model.Embeddings is null)
        {
            if (model.FreezeEmbeddings == true) throw new ConfigurationException("model.freeze_embeddings needs word vectors to keep; name their file with model.embeddings.");
            return;
        }

        if (model.Type is not ("textcnn" or "bilstm" or "bigru" or BagOfVectorsConfig.Type or RelationCnnConfig.Type))
            throw new ConfigurationException($"model.embeddings works with textcnn, bilstm, bigru, bag-of-vectors and relation-cnn, and the model is {model.Type}; name one of them with model.type.");
        if (model.From is not null) throw new ConfigurationException("model.from and model.embeddings both say what the embeddings begin with; leave one of them out.");
        if (model.EmbeddingSize is { } size && size != Size(recipe))
            throw new ConfigurationException($"model.embedding_size is {size} and the vectors in {model.Embeddings} have {Size(recipe)} dimensions; leave model.embedding_size out.");
    }

    /// <summary>Length of the word vectors that a recipe names, or null.</summary>
    internal static int? Size(Recipe recipe) => recipe.Model.Embeddings is { } path ? WordVectors.ReadDimension(path) : null;

    /// <summary>Puts the vectors in.</summary>
    /// <exception cref="ConfigurationException">No token has a vector.</exception>
    internal void CopyInto(TextNetwork network)
    {
        var vectors = WordVectors.Load(path);
        var table = network.NamedParameters().Single(parameter => parameter.Name == Table).Parameter;
        var found = 0;
        for (var id = 0; id < tokenizer.VocabularySize; id++)
        {
            if (tokenizer.IdToToken(id) is not { } token) continue;
            if (!vectors.TryGet(token, out var vector) && !vectors.TryGet(token.ToLowerInvariant(), out vector)) continue;
            vector.CopyTo(table.Value.Data.Slice(id * vectors.Dimension, vectors.Dimension));
            found++;
        }

        if (found == 0)
        {
            throw new ConfigurationException(
                $"{path}: none of the {tokenizer.VocabularySize} tokens has a vector; use tokenizer.type word, or vectors that were learnt with the same tokeniser.");
        }

        table.Touch();
        note($"{found} of {tokenizer.VocabularySize} tokens begin with a vector of {path}");
    }
}
