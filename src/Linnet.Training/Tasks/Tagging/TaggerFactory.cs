using Linnet.Models.Architectures;
using Linnet.Models.Configuration;
using Linnet.Models.Folder;
using Linnet.Models.Pipelines;
using Linnet.Training.Recipes;
using Linnet.Training.Runs;
using Linnet.Training.Trainers;

namespace Linnet.Training.Tasks.Tagging;

/// <summary>Makes the tagger that a recipe describes, for the words and tags that the data has.</summary>
internal static class TaggerFactory
{
    private const int CharacterEmbeddingSize = 30;
    private const int ShapeEmbeddingSize = 16;
    private const int LeastBigramCount = 2;

    internal static TokenClassifier Create(RunContext context, TaggingData data) =>
        context.Recipe.Model.Type == BiLstmCrfConfig.Type ? BiLstmCrf(context.Recipe, data) : Transformer(context, data);

    private static TokenClassifier Transformer(RunContext context, TaggingData data)
    {
        if (data.Intents.Count > 0) throw new ConfigurationException($"model.type: '{context.Recipe.Model.Type}' gives tags alone; use bilstm-crf where rows have intents.");
        var encoder = EncoderFactory.Create(context, data.Train().Select(row => string.Join(' ', row.Words)));
        var config = TransformerFactory.Create(context.Recipe, encoder.Tokenizer.VocabularySize, encoder.PadId) with
        {
            Head = EncoderHead.Tagger,
            UseCrf = context.Recipe.Model.Crf!.Value,
            Labels = data.Labels,
        };
        return new TokenClassifier(NetworkFactory.Make<TaggingNetwork>(config), new PieceTaggingEncoder(encoder));
    }

    private static TokenClassifier BiLstmCrf(Recipe recipe, TaggingData data)
    {
        var vocabulary = recipe.Model.From is { } parent ? TaggerVocabulary.Read(ModelFolder.Open(parent)) : Vocabulary(recipe, data);
        var config = recipe.Model.From is { } folder ? Parent<BiLstmCrfConfig>(folder) : Config(recipe, data, vocabulary);
        config = config with { Labels = data.Labels, Intents = data.Intents, UseCrf = recipe.Model.Crf!.Value };
        return new TokenClassifier(NetworkFactory.Make<TaggingNetwork>(config), new WordTaggingEncoder(vocabulary, config));
    }

    private static BiLstmCrfConfig Config(Recipe recipe, TaggingData data, TaggerVocabulary vocabulary)
    {
        var model = recipe.Model;
        var characters = model.CharacterFeatures switch
        {
            "cnn" => CharacterFeatures.Cnn,
            "lstm" => CharacterFeatures.Lstm,
            _ => CharacterFeatures.None,
        };
        return new BiLstmCrfConfig
        {
            Unit = data.IsCharacterwise ? TokenUnit.Character : TokenUnit.Word,
            VocabSize = vocabulary.WordCount,
            EmbeddingSize = model.EmbeddingSize!.Value,
            HiddenSize = model.HiddenSize!.Value,
            NumHiddenLayers = model.NumHiddenLayers!.Value,
            CharacterFeatures = characters,
            CharacterVocabSize = vocabulary.CharacterCount,
            CharacterEmbeddingSize = CharacterEmbeddingSize,
            CharacterHiddenSize = model.NumFilters!.Value,
            ShapeEmbeddingSize = data.IsCharacterwise ? 0 : ShapeEmbeddingSize,
            BigramVocabSize = vocabulary.BigramCount,
            BigramEmbeddingSize = model.EmbeddingSize.Value,
            FreezeEmbeddings = model.FreezeEmbeddings ?? false,
            EmbeddingDropoutProb = (float)model.EmbeddingDropout!.Value,
            ClassifierDropout = (float)model.Dropout!.Value,
        };
    }

    private static TaggerVocabulary Vocabulary(Recipe recipe, TaggingData data)
    {
        var normalized = data.Words.GroupBy(word => TaggerVocabulary.Normalize(word.Key)).Select(group => (group.Key, Count: group.Sum(word => word.Value)));
        var words = MostFrequent(normalized, recipe.Tokenizer.MinFrequency!.Value).Take(recipe.Tokenizer.VocabularySize ?? int.MaxValue);
        var characters = recipe.Model.CharacterFeatures == "none" ? [] : data.Words.Keys.SelectMany(word => word.EnumerateRunes())
            .Distinct().OrderBy(rune => rune.Value).Select(rune => rune.ToString());
        var bigrams = recipe.Model.Bigrams!.Value ? MostFrequent(data.Bigrams.Select(pair => (pair.Key, pair.Value)), LeastBigramCount) : [];
        return new TaggerVocabulary([.. words], [.. characters], [.. bigrams]);
    }

    private static IEnumerable<string> MostFrequent(IEnumerable<(string Text, int Count)> counted, int least) =>
        counted.Where(pair => pair.Count >= least).OrderByDescending(pair => pair.Count).ThenBy(pair => pair.Text, StringComparer.Ordinal).Select(pair => pair.Text);

    private static TConfig Parent<TConfig>(string folder)
        where TConfig : ModelConfig => ModelFolder.Open(folder).Config as TConfig
        ?? throw new ConfigurationException($"model.from: {folder} holds another kind of model than model.type asks for; leave --model out or name a fitting folder.");
}
