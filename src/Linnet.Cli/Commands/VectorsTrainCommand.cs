using System.CommandLine;
using System.Diagnostics;
using Linnet.Models.Vectors;
using Linnet.Text.Tokenization;
using Linnet.Training.Vectors;

namespace Linnet.Cli.Commands;

/// <summary>`linnet vectors train`: from texts to a file of word vectors.</summary>
internal sealed class VectorsTrainCommand
{
    private readonly Argument<string> _file = new("file") { Description = "Plain text with one text a line, or a labelled file whose text column is used." };
    private readonly Option<string> _output = new("--out") { Description = "The file of vectors to write.", Required = true };
    private readonly Option<VectorMethod> _method = Choices.Option("--method", "How to learn.", VectorMethod.SkipGram);
    private readonly Option<Word2VecLoss> _loss = Choices.Option("--loss", "How skip-gram and cbow judge a prediction.", Word2VecLoss.NegativeSampling);
    private readonly Option<WordVectorFormat> _format = Choices.Option("--format", "Format of the file, word2vec's.", WordVectorFormat.Text);
    private readonly Option<WordSplit> _split = Choices.Option("--split", "What a word is: words are lower-cased and symbols and Han characters stand apart; white-space takes what stands between spaces as it is.", WordSplit.Words);
    private readonly Option<string?> _tokenizer = new("--tokenizer") { Description = "A tokenizer.json whose tokens get the vectors, in place of words." };
    private readonly Option<int> _dimension = Number("--dimension", "Length of a vector.", 100);
    private readonly Option<int?> _window = new("--window") { Description = "Most words to either side; 5, or 10 for glove." };
    private readonly Option<int> _negatives = Number("--negatives", "Words drawn at random for each true one.", 5);
    private readonly Option<int?> _epochs = new("--epochs") { Description = "Passes over the text; 5, or 25 for glove." };
    private readonly Option<float> _rate = new("--learning-rate") { Description = "Learning rate of the first step.", DefaultValueFactory = _ => 0.05f };
    private readonly Option<double> _subsampling = new("--subsampling") { Description = "Words that make up more than this share of the text are passed over now and then; 0 for never.", DefaultValueFactory = _ => 1e-4 };
    private readonly Option<int> _minCount = Number("--min-count", "Least occurrences of a word.", 5);
    private readonly Option<int> _minCharNgram = Number("--min-char-ngram", "Shortest character n-gram that helps to make up a word, 0 for none; 3 is usual.", 0);
    private readonly Option<int> _maxCharNgram = Number("--max-char-ngram", "Longest character n-gram, 0 for none; 6 is usual.", 0);
    private readonly Option<ulong> _seed = new("--seed") { Description = "Seed of everything random.", DefaultValueFactory = _ => 42 };
    private readonly Option<int> _threads = Number("--threads", "Threads of skip-gram and cbow. One gives the same vectors every time; more are faster and never give the same twice.", 1);

    internal static Command Create() => new VectorsTrainCommand().Build();

    private static Option<int> Number(string name, string description, int standard) => new(name) { Description = description, DefaultValueFactory = _ => standard };

    private Command Build()
    {
        var command = new Command("train", "Learn word vectors from text. Example: linnet vectors train texts.txt --out vectors.txt --dimension 100")
        {
            _file, _output, _method, _loss, _format, _split, _tokenizer, _dimension, _window, _negatives, _epochs, _rate, _subsampling,
            _minCount, _minCharNgram, _maxCharNgram, _seed, _threads,
        };
        var reading = new DataFileArguments(command);
        command.SetAction(result =>
        {
            var texts = reading.Texts(result, result.GetValue(_file)!);
            var clock = Stopwatch.StartNew();
            var vectors = Fit(result, texts, new Listener(clock));
            vectors.Save(result.GetValue(_output)!, result.GetValue(_format));
            Console.WriteLine(FormattableString.Invariant($"wrote {result.GetValue(_output)} with {vectors.Count} words of {vectors.Dimension} dimensions after {clock.Elapsed.TotalSeconds:F1} s"));
            return 0;
        });
        return command;
    }

    private WordVectors Fit(ParseResult result, IEnumerable<string> texts, Listener listener)
    {
        var corpus = new VectorCorpusOptions
        {
            Split = result.GetValue(_split),
            Tokenizer = result.GetValue(_tokenizer) is { } tokenizer ? Tokenizer.Load(tokenizer) : null,
            MinCount = result.GetValue(_minCount),
        };
        if (result.GetValue(_method) == VectorMethod.Glove)
        {
            return new GloveTrainer(new GloveOptions
            {
                Corpus = corpus,
                Dimension = result.GetValue(_dimension),
                Window = result.GetValue(_window) ?? 10,
                Epochs = result.GetValue(_epochs) ?? 25,
                LearningRate = result.GetValue(_rate),
                Seed = result.GetValue(_seed),
            }).Fit(texts, listener);
        }

        if (result.GetValue(_threads) > 1) Console.Error.WriteLine("more than one thread: the vectors will differ from run to run");
        return new Word2VecTrainer(new Word2VecOptions
        {
            Corpus = corpus,
            Architecture = result.GetValue(_method) == VectorMethod.Cbow ? Word2VecArchitecture.Cbow : Word2VecArchitecture.SkipGram,
            Loss = result.GetValue(_loss),
            Dimension = result.GetValue(_dimension),
            Window = result.GetValue(_window) ?? 5,
            Negatives = result.GetValue(_negatives),
            Epochs = result.GetValue(_epochs) ?? 5,
            LearningRate = result.GetValue(_rate),
            Subsampling = result.GetValue(_subsampling),
            MinCharNgram = result.GetValue(_minCharNgram),
            MaxCharNgram = result.GetValue(_maxCharNgram),
            Seed = result.GetValue(_seed),
            Threads = result.GetValue(_threads),
        }).Fit(texts, listener);
    }

    /// <summary>Shows on standard error how far it has come; called on the training thread, so that lines keep their order.</summary>
    private sealed class Listener(Stopwatch clock) : IProgress<VectorTrainingProgress>
    {
        public void Report(VectorTrainingProgress value)
        {
            var seconds = clock.Elapsed.TotalSeconds;
            Console.Error.WriteLine(value.Epochs == 0
                ? FormattableString.Invariant($"read {value.Tokens} words, {value.Words} different ones occur often enough, {seconds:F1} s")
                : FormattableString.Invariant($"epoch {value.Epochs} of {value.TotalEpochs}  loss {value.Loss:F4}  {value.Tokens * value.Epochs / seconds:F0} words/s"));
        }
    }
}
