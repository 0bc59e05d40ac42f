using Linnet.Models.Architectures;
using Linnet.Models.Pipelines;

namespace Linnet.Models.Configuration;

/// <summary>The model types that Linnet itself knows, one line each.</summary>
internal static class BuiltInModels
{
    internal static SortedDictionary<string, List<ModelKind>> All() => new(StringComparer.Ordinal)
    {
        ["bert"] =
        [
            ModelKind.Classifier(reader => new BertConfig(reader), config => new Bert(config)),
            ModelKind.Network(["BertForMaskedLM"], reader => new BertConfig(reader), config => new BertForMaskedLM(config)),
            .. Heads("Bert", reader => new BertConfig(reader)),
        ],
        [RecurrentConfig.BiGru] = [ModelKind.Classifier(reader => new RecurrentConfig(reader), config => new RecurrentClassifier(config))],
        [RecurrentConfig.BiLstm] = [ModelKind.Classifier(reader => new RecurrentConfig(reader), config => new RecurrentClassifier(config))],
        ["distilbert"] =
        [
            ModelKind.Classifier(reader => new DistilBertConfig(reader), config => new DistilBert(config)),
            ModelKind.Network(["DistilBertForMaskedLM"], reader => new DistilBertConfig(reader), config => new DistilBertForMaskedLM(config)),
            .. Heads("DistilBert", reader => new DistilBertConfig(reader)),
        ],
        [BiLstmCrfConfig.Type] =
        [
            ModelKind.Network(
                [BiLstmCrfConfig.TaggerArchitecture, BiLstmCrfConfig.IntentArchitecture], reader => new BiLstmCrfConfig(reader), config => new BiLstmCrf(config)),
        ],
        [BagOfVectorsConfig.Type] = [ModelKind.Classifier(reader => new BagOfVectorsConfig(reader), config => new BagOfVectors(config))],
        ["electra"] =
        [
            ModelKind.Classifier(reader => new ElectraConfig(reader), config => new Electra(config)),
            ModelKind.Network(["ElectraForMaskedLM"], reader => new ElectraConfig(reader), config => new ElectraForMaskedLM(config)),
            ModelKind.Network(["ElectraForPreTraining"], reader => new ElectraConfig(reader), config => new ElectraForPreTraining(config)),
            .. Heads("Electra", reader => new ElectraConfig(reader)),
        ],
        [BiLstmReaderConfig.Type] = [ModelKind.Network(["BiLstmForQuestionAnswering"], reader => new BiLstmReaderConfig(reader), config => new BiLstmReader(config))],
        ["ensemble"] =
        [
            ModelKind.Other(reader => new EnsembleConfig(reader), EnsembleTextClassifier.FromFolder),
            ModelKind.Scorer([PairEnsembleConfig.Class], reader => new PairEnsembleConfig(reader), PairEnsemble.FromFolder),
            ModelKind.Assembly(
                [TaggerEnsembleConfig.TaggerArchitecture, TaggerEnsembleConfig.IntentArchitecture], reader => new TaggerEnsembleConfig(reader)),
        ],
        ["fasttext"] = [ModelKind.Other(reader => new FastTextConfig(reader), FastTextClassifier.FromFolder)],
        ["gpt2"] =
        [
            ModelKind.Network(["GPT2LMHeadModel", "GPT2Model"], reader => new Gpt2Config(reader), config => new Gpt2(config)),
            ModelKind.Classifier(reader => new Gpt2Config(reader), config => new DecoderForSequenceClassification(config), ["GPT2ForSequenceClassification"]),
        ],
        ["linear"] = [ModelKind.Other(reader => new LinearConfig(reader), LinearTextClassifier.FromFolder)],
        ["llama"] =
        [
            ModelKind.Network(["LlamaForCausalLM", "LlamaModel"], reader => new LlamaConfig(reader), config => new Llama(config)),
            ModelKind.Classifier(reader => new LlamaConfig(reader), config => new DecoderForSequenceClassification(config), ["LlamaForSequenceClassification"]),
        ],
        ["marian"] = [ModelKind.Network([MarianConfig.TranslatorArchitecture], reader => new MarianConfig(reader), config => new Marian(config))],
        [RelationCnnConfig.Type] = [ModelKind.Classifier(reader => new RelationCnnConfig(reader), config => new RelationCnn(config))],
        [RnnSequenceToSequenceConfig.Type] =
        [
            ModelKind.Network([RnnSequenceToSequenceConfig.GeneratorArchitecture], reader => new RnnSequenceToSequenceConfig(reader), config => new RnnSequenceToSequence(config)),
        ],
        ["roberta"] =
        [
            ModelKind.Classifier(reader => new RobertaConfig(reader), config => new Roberta(config)),
            ModelKind.Network(["RobertaForMaskedLM"], reader => new RobertaConfig(reader), config => new RobertaForMaskedLM(config)),
            .. Heads("Roberta", reader => new RobertaConfig(reader)),
        ],
        ["lstm-lm"] = [ModelKind.Network(["LstmForCausalLM"], reader => new LstmLanguageModelConfig(reader), config => new LstmLanguageModel(config))],
        [FeatureScorerConfig.Type] = [ModelKind.Scorer([], reader => new FeatureScorerConfig(reader), FeaturePairScorer.FromFolder)],
        [SentenceScorerConfig.Type] =
        [
            ModelKind.Network([SentenceScorerConfig.SummarizerArchitecture], reader => new SentenceScorerConfig(reader), config => new SentenceScorer(config)),
        ],
        [TextRankConfig.Type] = [ModelKind.WithoutWeights(reader => new TextRankConfig(reader))],
        [SentenceAnswererConfig.Type] = [ModelKind.WithoutWeights(reader => new SentenceAnswererConfig(reader))],
        ["textcnn"] = [ModelKind.Classifier(reader => new TextCnnConfig(reader), config => new TextCnn(config))],
    };

    /// <summary>The heads that are the same on every encoder.</summary>
    private static IEnumerable<ModelKind> Heads(string stem, Func<ConfigReader, EncoderConfig> readConfig) =>
    [
        ModelKind.Network([EncoderHeads.ClassName(stem, EncoderHead.Tagger)], readConfig, config => new EncoderForTokenClassification(config)),
        ModelKind.Network([EncoderHeads.ClassName(stem, EncoderHead.QuestionAnswering)], readConfig, config => new EncoderForQuestionAnswering(config)),
    ];
}
