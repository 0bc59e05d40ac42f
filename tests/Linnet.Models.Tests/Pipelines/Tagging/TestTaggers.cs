using Linnet.Models.Architectures;
using Linnet.Models.Pipelines;
using Linnet.Numerics;
using Linnet.Tensors;
using Linnet.Tensors.Operations;
using Linnet.Text.Tokenization;

namespace Linnet.Models.Tests.Pipelines.Tagging;

/// <summary>Small taggers with random weights.</summary>
internal static class TestTaggers
{
    internal static readonly string[] Labels = ["O", "B-PER", "E-PER", "S-PER", "B-LOC", "I-LOC", "E-LOC", "S-LOC"];

    private static readonly string[] Words = ["john", "lives", "in", "berlin", "is"];
    private static readonly string[] Pieces = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "John", "Ber", "##lin", "lives", "in"];

    internal static TaggerVocabulary Vocabulary() => new(Words, ["a", "b", "e", "i", "l", "n", "o", "J", "h"], ["北京"]);

    internal static BiLstmCrfConfig Config(CharacterFeatures characters = CharacterFeatures.Cnn, bool usesCrf = true, string[]? intents = null) => new()
    {
        VocabSize = Vocabulary().WordCount,
        EmbeddingSize = 12,
        HiddenSize = 8,
        CharacterFeatures = characters,
        CharacterVocabSize = Vocabulary().CharacterCount,
        CharacterEmbeddingSize = 6,
        CharacterHiddenSize = 10,
        ShapeEmbeddingSize = 4,
        BigramVocabSize = Vocabulary().BigramCount,
        BigramEmbeddingSize = 5,
        EmbeddingDropoutProb = 0,
        ClassifierDropout = 0,
        UseCrf = usesCrf,
        Labels = Labels,
        Intents = intents ?? [],
    };

    internal static TokenClassifier BiLstmCrf(CharacterFeatures characters = CharacterFeatures.Cnn, bool usesCrf = true, string[]? intents = null)
    {
        var config = Config(characters, usesCrf, intents);
        var network = new BiLstmCrf(config);
        network.Initialize(new SeededRandom(3));
        return new TokenClassifier(network, new WordTaggingEncoder(Vocabulary(), config));
    }

    internal static Tokenizer Tokenizer() => Text.Tokenization.Tokenizer.Parse($$"""
        {"version":"1.0","normalizer":null,"pre_tokenizer":{"type":"WhitespaceSplit"},"decoder":null,
         "added_tokens":[{{SpecialToken(0, "[PAD]")}},{{SpecialToken(2, "[CLS]")}},{{SpecialToken(3, "[SEP]")}}],
         "post_processor":{"type":"BertProcessing","sep":["[SEP]",3],"cls":["[CLS]",2]},
         "model":{"type":"WordPiece","vocab":{ {{string.Join(',', Pieces.Select((piece, id) => $"\"{piece}\":{id}"))}} },"unk_token":"[UNK]","continuing_subword_prefix":"##","max_input_chars_per_word":100} }
        """);

    private static string SpecialToken(int id, string content) =>
        $$"""{"id":{{id}},"content":"{{content}}","single_word":false,"lstrip":false,"rstrip":false,"normalized":false,"special":true}""";

    internal static TokenClassifier Bert(bool usesCrf = false, int positions = 10)
    {
        var network = new EncoderForTokenClassification(new BertConfig
        {
            VocabSize = Pieces.Length,
            HiddenSize = 16,
            NumHiddenLayers = 2,
            NumAttentionHeads = 4,
            IntermediateSize = 24,
            MaxPositionEmbeddings = positions,
            Labels = Labels,
            Head = EncoderHead.Tagger,
            UseCrf = usesCrf,
            InitializerRange = 0.3f,
        });
        network.Initialize(new SeededRandom(3));
        return new TokenClassifier(network, new PieceTaggingEncoder(new TokenizerTextEncoder(Tokenizer(), positions)));
    }

    internal static IntTensor Tags(TokenClassifier tagger, string[][] rows, int length)
    {
        var tags = IntTensor.Zeros(new Shape(rows.Length, length));
        tags.Data.Fill(CrossEntropyOperation.IgnoreIndex);
        for (var row = 0; row < rows.Length; row++)
        {
            for (var i = 0; i < rows[row].Length; i++) tags.Data[(row * length) + i] = tagger.Labels.ToList().IndexOf(rows[row][i]);
        }

        return tags;
    }
}
