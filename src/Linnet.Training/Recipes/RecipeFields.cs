using Linnet.Training.Tasks;

namespace Linnet.Training.Recipes;

/// <summary>The table of all recipe fields: the file format, the command line's flags and their help come from it.</summary>
public static class RecipeFields
{
    private const int Many = 1_000_000_000;

    /// <summary>All fields, in the order in which a recipe is written.</summary>
    public static IReadOnlyList<RecipeField> All { get; } = [.. Run(), .. Data(), .. Tokenizer(), .. Model(), .. Pretraining(), .. Prompt(), .. Training()];

    private static readonly Dictionary<string, RecipeField> ByKey = All.ToDictionary(field => field.Key);

    /// <summary>The field at a place in the file, such as <c>training.epochs</c>; null where there is none.</summary>
    /// <param name="key">Section and name with a dot between.</param>
    public static RecipeField? Find(string key) => ByKey.GetValueOrDefault(key);

    private static bool IsLanguage(string code) => code.Length is 2 or 3 && code.All(char.IsAsciiLetterLower);

    private static IEnumerable<RecipeField> Run() =>
    [
        RecipeField.Choice("task", "--task", "What the model is to do.", LanguageTasks.Names, r => r.Task, (r, v) => r.Task = v),
        RecipeField.Text("output", "--out", "Folder to write the model into.", r => r.Output, (r, v) => r.Output = v),
        new("seed", "--seed", "Seed of everything random, 0 or more.", r => r.Seed.ToString(), (r, v) =>
            r.Seed = ulong.TryParse(v, out var seed) ? seed : throw new ConfigurationException($"seed: '{v}' cannot be used; expected a whole number from 0.")),
        RecipeField.Int("threads", "--threads", "Threads to compute with; all processors where it is left out.", 1, 256, r => r.Threads, (r, v) => r.Threads = v),
        RecipeField.Text("license", "--license", "The model's licence for its card: an SPDX identifier such as MIT or CC-BY-4.0, or other.", r => r.License, (r, v) => r.License = LicenseNames.Find(v)),
        RecipeField.CheckedList("language", "--language", "Languages of the texts for the card, as ISO 639 codes; guessed where left out. Several with commas.", "codes of two or three small letters such as en or zh, with commas between", IsLanguage, r => r.Language, (r, v) => r.Language = v),
    ];

    private static IEnumerable<RecipeField> Data() =>
    [
        RecipeField.Text("data.train", "--data", "File with labelled rows to learn from (TSV, CSV, JSONL).", r => r.Data.Train, (r, v) => r.Data.Train = v),
        RecipeField.Text("data.dev", "--dev", "File to choose the best state on; part of the training rows where it is left out.", r => r.Data.Dev, (r, v) => r.Data.Dev = v),
        RecipeField.Text("data.test", "--test", "File that is measured once at the end.", r => r.Data.Test, (r, v) => r.Data.Test = v),
        RecipeField.Text("data.target", "--target", "File with what is to be written for each line of the training file, such as its translation.", r => r.Data.Target, (r, v) => r.Data.Target = v),
        RecipeField.Text("data.dev_target", "--dev-target", "The same for the dev file.", r => r.Data.DevTarget, (r, v) => r.Data.DevTarget = v),
        RecipeField.Text("data.test_target", "--test-target", "The same for the test file.", r => r.Data.TestTarget, (r, v) => r.Data.TestTarget = v),
        RecipeField.Number("data.dev_fraction", "--dev-fraction", "Part of the training rows held out where there is no dev file.", 0, 0.5, r => r.Data.DevFraction, (r, v) => r.Data.DevFraction = v),
        RecipeField.Text("data.text_column", "--text-column", "Column with the text.", r => r.Data.TextColumn, (r, v) => r.Data.TextColumn = v),
        RecipeField.Text("data.pair_column", "--pair-column", "Column with the second text of a pair.", r => r.Data.PairColumn, (r, v) => r.Data.PairColumn = v),
        RecipeField.Text("data.label_column", "--label-column", "Column with the label.", r => r.Data.LabelColumn, (r, v) => r.Data.LabelColumn = v),
        RecipeField.Text("data.label_separator", "--label-separator", "What stands between the labels of a row with several.", r => r.Data.LabelSeparator, (r, v) => r.Data.LabelSeparator = v),
        RecipeField.Choice("data.duplicates", "--duplicates", "Rows that stand more than once.", ["keep", "drop"], r => r.Data.Duplicates, (r, v) => r.Data.Duplicates = v),
        RecipeField.Choice("data.conflicts", "--conflicts", "Equal texts with different labels.", ["keep", "drop", "majority", "fail"], r => r.Data.Conflicts, (r, v) => r.Data.Conflicts = v),
        RecipeField.Choice("data.missing", "--missing", "Rows without text or label.", ["drop", "fail"], r => r.Data.Missing, (r, v) => r.Data.Missing = v),
        RecipeField.Choice("data.rare_labels", "--rare-labels", "Labels that occur only once.", ["fail", "drop", "keep"], r => r.Data.RareLabels, (r, v) => r.Data.RareLabels = v),
        RecipeField.Choice("data.class_weights", "--class-weights", "Weights of the classes in the loss.", ["none", "balanced", "sqrt"], r => r.Data.ClassWeights, (r, v) => r.Data.ClassWeights = v),
        RecipeField.Int("data.augmentation", "--augmentation", "Altered copies added for each training text.", 0, 10, r => r.Data.Augmentation, (r, v) => r.Data.Augmentation = v),
        RecipeField.Int("data.max_length", "--max-length", "Tokens after which a text is cut.", 4, 8192, r => r.Data.MaxLength, (r, v) => r.Data.MaxLength = v),
        RecipeField.Int("data.max_target_length", "--max-target-length", "Most tokens of a text that is to be written.", 2, 8192, r => r.Data.MaxTargetLength, (r, v) => r.Data.MaxTargetLength = v),
        RecipeField.Choice("data.overlong", "--overlong", "Training pairs that are longer than that.", ["drop", "truncate"], r => r.Data.Overlong, (r, v) => r.Data.Overlong = v),
        RecipeField.Int("data.stride", "--stride", "Tokens that neighbouring windows over a long text share.", 0, 4096, r => r.Data.Stride, (r, v) => r.Data.Stride = v),
        RecipeField.Choice("data.misaligned", "--misaligned", "Answers that do not stand where their file says.", ["fail", "skip"], r => r.Data.Misaligned, (r, v) => r.Data.Misaligned = v),
        RecipeField.ChoiceList("data.cleaning", "--cleaning", "What is cleaned in every text, in training and in prediction.", CleaningChoice.Names, r => r.Data.Cleaning, (r, v) => r.Data.Cleaning = v),
    ];

    private static IEnumerable<RecipeField> Tokenizer() =>
    [
        RecipeField.Choice("tokenizer.type", "--tokenizer", "Kind of tokeniser to train.", MemberName.Tokenizers, r => r.Tokenizer.Type, (r, v) => r.Tokenizer.Type = v),
        RecipeField.Text("tokenizer.path", "--tokenizer-path", "A tokenizer.json to use as it is.", r => r.Tokenizer.Path, (r, v) => r.Tokenizer.Path = v),
        RecipeField.Int("tokenizer.vocabulary_size", "--vocabulary-size", "Most entries of a trained vocabulary.", 16, 1_000_000, r => r.Tokenizer.VocabularySize, (r, v) => r.Tokenizer.VocabularySize = v),
        RecipeField.Int("tokenizer.min_frequency", "--min-frequency", "Least occurrences of a word or piece.", 1, Many, r => r.Tokenizer.MinFrequency, (r, v) => r.Tokenizer.MinFrequency = v),
        RecipeField.Flagged("tokenizer.lowercase", "--lowercase", "Lower-case the text.", r => r.Tokenizer.Lowercase, (r, v) => r.Tokenizer.Lowercase = v),
    ];

    private static IEnumerable<RecipeField> Model() =>
    [
        RecipeField.Choice("model.type", "--model", "Architecture, one that the task has; auto chooses on dev data within a time budget, or is the task's first.", LanguageTasks.ModelTypes, r => r.Model.Type, (r, v) => r.Model.Type = v),
        RecipeField.Text("model.from", "--from", "Model folder whose weights to start from.", r => r.Model.From, (r, v) => r.Model.From = v),
        RecipeField.CheckedList(
            "model.members",
            "--members",
            $"Members of an ensemble, candidates of auto, with commas: {string.Join(", ", MemberName.Kinds)}; textcnn/unigram is a textcnn over unigram tokens.",
            $"some of {string.Join(", ", MemberName.Kinds)}, with commas between; a neural one may name its tokens ({string.Join(", ", MemberName.Tokenizers)}): textcnn/unigram",
            MemberName.IsAllowed,
            r => r.Model.Members, (r, v) => r.Model.Members = v),
        RecipeField.Int("model.ensemble_size", "--ensemble-size", "Taggers that are trained with different seeds and judge together.", 1, 64, r => r.Model.EnsembleSize, (r, v) => r.Model.EnsembleSize = v),
        RecipeField.Int("model.embedding_size", "--embedding-size", "Width of the token embeddings.", 1, 8192, r => r.Model.EmbeddingSize, (r, v) => r.Model.EmbeddingSize = v),
        RecipeField.Text("model.embeddings", "--embeddings", "File of word vectors that the token embeddings begin with (textcnn, bilstm, bigru, bag-of-vectors, relation-cnn, bilstm-crf, bilstm-qa).", r => r.Model.Embeddings, (r, v) => r.Model.Embeddings = v),
        RecipeField.Flagged("model.freeze_embeddings", "--freeze-embeddings", "Leave the token embeddings as the word vectors are.", r => r.Model.FreezeEmbeddings, (r, v) => r.Model.FreezeEmbeddings = v),
        RecipeField.Int("model.hidden_size", "--hidden-size", "Width of the hidden states.", 1, 8192, r => r.Model.HiddenSize, (r, v) => r.Model.HiddenSize = v),
        RecipeField.Int("model.num_hidden_layers", "--num-hidden-layers", "Stacked layers.", 1, 100, r => r.Model.NumHiddenLayers, (r, v) => r.Model.NumHiddenLayers = v),
        RecipeField.Int("model.num_attention_heads", "--num-attention-heads", "Attention heads.", 1, 256, r => r.Model.NumAttentionHeads, (r, v) => r.Model.NumAttentionHeads = v),
        RecipeField.Int("model.intermediate_size", "--intermediate-size", "Width of the feed-forward layers.", 1, 65536, r => r.Model.IntermediateSize, (r, v) => r.Model.IntermediateSize = v),
        RecipeField.Int("model.num_filters", "--num-filters", "Filters of each convolution width.", 1, 8192, r => r.Model.NumFilters, (r, v) => r.Model.NumFilters = v),
        RecipeField.IntList("model.filter_sizes", "--filter-sizes", "Widths of the convolutions.", r => r.Model.FilterSizes, (r, v) => r.Model.FilterSizes = v),
        RecipeField.Choice("model.pooling", "--pooling", "From positions to one vector.", ["max", "mean", "attention", "cls"], r => r.Model.Pooling, (r, v) => r.Model.Pooling = v),
        RecipeField.Choice("model.scoring", "--scoring", "How pairs are scored: two vectors and their cosine, or both texts read together.", ["bi-encoder", "cross-encoder"], r => r.Model.Scoring, (r, v) => r.Model.Scoring = v),
        RecipeField.Number("model.dropout", "--dropout", "Dropout before the classifier.", 0, 0.99, r => r.Model.Dropout, (r, v) => r.Model.Dropout = v),
        RecipeField.Number("model.embedding_dropout", "--embedding-dropout", "Dropout on the embeddings.", 0, 0.99, r => r.Model.EmbeddingDropout, (r, v) => r.Model.EmbeddingDropout = v),
        RecipeField.Flagged("model.pre_norm", "--pre-norm", "Normalise before each sub-layer instead of after it.", r => r.Model.PreNorm, (r, v) => r.Model.PreNorm = v),
        RecipeField.Flagged("model.crf", "--crf", "Judge the tags of neighbouring words together (conditional random field).", r => r.Model.Crf, (r, v) => r.Model.Crf = v),
        RecipeField.Choice("model.character_features", "--character-features", "How a tagger reads the spelling of words.", ["none", "cnn", "lstm"], r => r.Model.CharacterFeatures, (r, v) => r.Model.CharacterFeatures = v),
        RecipeField.Flagged("model.marks_matches", "--marks-matches", "Tell a reader which tokens of the text also stand in the question.", r => r.Model.MarksMatches, (r, v) => r.Model.MarksMatches = v),
        RecipeField.Flagged("model.bigrams", "--bigrams", "Read each character of a text without spaces with the one before it.", r => r.Model.Bigrams, (r, v) => r.Model.Bigrams = v),
        RecipeField.Number("model.bigram_dropout", "--bigram-dropout", "Part of these pairs that training shows as unknown.", 0, 0.99, r => r.Model.BigramDropout, (r, v) => r.Model.BigramDropout = v),
        RecipeField.Choice("model.attention", "--attention", "How a recurrent model that writes looks at its source.", ["bahdanau", "luong"], r => r.Model.Attention, (r, v) => r.Model.Attention = v),
        RecipeField.Flagged("model.copy", "--copy", "Let a recurrent model that writes copy tokens of its source.", r => r.Model.Copy, (r, v) => r.Model.Copy = v),
        RecipeField.Flagged("model.coverage", "--coverage", "Tell the attention of a recurrent model that writes where it has looked before, so that it repeats itself less.", r => r.Model.Coverage, (r, v) => r.Model.Coverage = v),
        RecipeField.Int("model.word_ngrams", "--word-ngrams", "Longest word n-gram of fasttext and linear.", 0, 8, r => r.Model.WordNgrams, (r, v) => r.Model.WordNgrams = v),
        RecipeField.Int("model.min_char_ngram", "--min-char-ngram", "Shortest character n-gram, 0 for none.", 0, 16, r => r.Model.MinCharNgram, (r, v) => r.Model.MinCharNgram = v),
        RecipeField.Int("model.max_char_ngram", "--max-char-ngram", "Longest character n-gram, 0 for none.", 0, 16, r => r.Model.MaxCharNgram, (r, v) => r.Model.MaxCharNgram = v),
        RecipeField.Int("model.buckets", "--buckets", "Buckets that n-grams are hashed into.", 1, 100_000_000, r => r.Model.Buckets, (r, v) => r.Model.Buckets = v),
    ];

    private static IEnumerable<RecipeField> Pretraining() =>
    [
        RecipeField.Number("pretraining.mask_probability", "--mask-probability", "Part of the tokens that is hidden and has to be found.", 0.01, 0.9, r => r.Pretraining.MaskProbability, (r, v) => r.Pretraining.MaskProbability = v),
        RecipeField.Flagged("pretraining.whole_words", "--whole-words", "Hide the pieces of a word together.", r => r.Pretraining.WholeWords, (r, v) => r.Pretraining.WholeWords = v),
        RecipeField.Flagged("pretraining.line_by_line", "--line-by-line", "Take every line as a text of its own.", r => r.Pretraining.LineByLine, (r, v) => r.Pretraining.LineByLine = v),
        RecipeField.Number("pretraining.generator_size", "--generator-size", "Width of the generator of replaced tokens, as a part of the discriminator's.", 0.05, 1, r => r.Pretraining.GeneratorSize, (r, v) => r.Pretraining.GeneratorSize = v),
        RecipeField.Number("pretraining.discriminator_weight", "--discriminator-weight", "How much the discriminator's loss counts beside the generator's.", 0.01, 10_000, r => r.Pretraining.DiscriminatorWeight, (r, v) => r.Pretraining.DiscriminatorWeight = v),
    ];

    private static IEnumerable<RecipeField> Prompt() =>
    [
        RecipeField.Text("prompt.template", "--template", "Prompt for a language model, with {text} and behind it {label}.", r => r.Prompt.Template, (r, v) => r.Prompt.Template = v),
        RecipeField.TextList("prompt.verbalizer", "--verbalizer", "Words that stand for labels, with commas: positive=great/good,negative=bad.", r => r.Prompt.Verbalizer, (r, v) => r.Prompt.Verbalizer = v),
    ];

    private static IEnumerable<RecipeField> Training() =>
    [
        RecipeField.Int("training.epochs", "--epochs", "Passes over the training rows.", 1, 100_000, r => r.Training.Epochs, (r, v) => r.Training.Epochs = v),
        RecipeField.Int("training.max_steps", "--max-steps", "Steps after which training ends, whatever the epochs say.", 1, Many, r => r.Training.MaxSteps, (r, v) => r.Training.MaxSteps = v),
        RecipeField.Int("training.eval_steps", "--eval-steps", "Steps between evaluations; one after each epoch where it is left out.", 1, Many, r => r.Training.EvalSteps, (r, v) => r.Training.EvalSteps = v),
        RecipeField.Int("training.batch_size", "--batch-size", "Rows in a batch.", 1, 65536, r => r.Training.BatchSize, (r, v) => r.Training.BatchSize = v),
        RecipeField.Int("training.gradient_accumulation", "--gradient-accumulation", "Batches added up before each step.", 1, 4096, r => r.Training.GradientAccumulation, (r, v) => r.Training.GradientAccumulation = v),
        RecipeField.Choice("training.optimizer", "--optimizer", "Optimiser.", ["sgd", "adam", "adamw", "adagrad"], r => r.Training.Optimizer, (r, v) => r.Training.Optimizer = v),
        RecipeField.Number("training.learning_rate", "--learning-rate", "Highest learning rate.", 1e-9, 100, r => r.Training.LearningRate, (r, v) => r.Training.LearningRate = v),
        RecipeField.Number("training.weight_decay", "--weight-decay", "Weight decay.", 0, 10, r => r.Training.WeightDecay, (r, v) => r.Training.WeightDecay = v),
        RecipeField.Number("training.momentum", "--momentum", "Momentum of sgd.", 0, 0.9999, r => r.Training.Momentum, (r, v) => r.Training.Momentum = v),
        RecipeField.Number("training.beta1", "--beta1", "Decay of the running mean of gradients (adam, adamw).", 0, 0.999999, r => r.Training.Beta1, (r, v) => r.Training.Beta1 = v),
        RecipeField.Number("training.beta2", "--beta2", "Decay of the running mean of squared gradients (adam, adamw).", 0, 0.999999, r => r.Training.Beta2, (r, v) => r.Training.Beta2 = v),
        RecipeField.Number("training.epsilon", "--epsilon", "Added to the denominator (adam, adamw, adagrad).", 1e-12, 1, r => r.Training.Epsilon, (r, v) => r.Training.Epsilon = v),
        RecipeField.Choice("training.schedule", "--schedule", "How the learning rate falls.", ["constant", "linear", "cosine", "inverse-sqrt", "step"], r => r.Training.Schedule, (r, v) => r.Training.Schedule = v),
        RecipeField.Number("training.warmup_ratio", "--warmup-ratio", "Part of all steps in which the learning rate rises.", 0, 1, r => r.Training.WarmupRatio, (r, v) => r.Training.WarmupRatio = v),
        RecipeField.Number("training.max_grad_norm", "--max-grad-norm", "Largest norm of all gradients, 0 for no clipping.", 0, 1e9, r => r.Training.MaxGradNorm, (r, v) => r.Training.MaxGradNorm = v),
        RecipeField.Number("training.label_smoothing", "--label-smoothing", "Part of the target spread over all labels.", 0, 0.99, r => r.Training.LabelSmoothing, (r, v) => r.Training.LabelSmoothing = v),
        RecipeField.Number("training.adversarial", "--adversarial", "Size of adversarial changes of the token embeddings in training as a part of their length, such as 0.02 (textcnn, bilstm, bigru); doubles the time.", 0, 10, r => r.Training.Adversarial, (r, v) => r.Training.Adversarial = v),
        RecipeField.Number("training.mention_replacement", "--mention-replacement", "Part of the spans that training replaces by others of their type (taggers).", 0, 1, r => r.Training.MentionReplacement, (r, v) => r.Training.MentionReplacement = v),
        RecipeField.Choice("training.loss", "--loss", "What a bi-encoder learns from: true scores, or which text belongs to which.", ["cosine", "contrastive"], r => r.Training.Loss, (r, v) => r.Training.Loss = v),
        RecipeField.Number("training.temperature", "--temperature", "What cosines are divided by in the contrastive loss.", 0.001, 10, r => r.Training.Temperature, (r, v) => r.Training.Temperature = v),
        RecipeField.Number("training.coverage_loss_weight", "--coverage-loss-weight", "How much a model with coverage pays for looking at the same place again.", 0, 1000, r => r.Training.CoverageLossWeight, (r, v) => r.Training.CoverageLossWeight = v),
        RecipeField.Int("training.patience", "--patience", "Evaluations without improvement before the end, 0 for never.", 0, 100_000, r => r.Training.Patience, (r, v) => r.Training.Patience = v),
        RecipeField.Choice("training.metric", "--metric", "Dev metric that chooses the best state.", LanguageTasks.Metrics, r => r.Training.Metric, (r, v) => r.Training.Metric = v),
        RecipeField.Int("training.checkpoint_steps", "--checkpoint-steps", "Steps between checkpoints, 0 for one an epoch.", 0, Many, r => r.Training.CheckpointSteps, (r, v) => r.Training.CheckpointSteps = v),
        RecipeField.Flagged("training.keep_checkpoints", "--keep-checkpoints", "Keep the checkpoints beside the finished model.", r => r.Training.KeepCheckpoints, (r, v) => r.Training.KeepCheckpoints = v),
        RecipeField.Number("training.budget_minutes", "--budget-minutes", "Minutes that auto may take.", 0.01, 100_000, r => r.Training.BudgetMinutes, (r, v) => r.Training.BudgetMinutes = v),
    ];
}
