namespace Linnet.Training.Vectors;

/// <summary>Settings of <see cref="Word2VecTrainer"/>; the defaults are fastText's skip-gram without subwords.</summary>
public sealed record Word2VecOptions
{
    /// <summary>What the words are.</summary>
    public VectorCorpusOptions Corpus { get; init; } = new();

    /// <summary>What is predicted from what.</summary>
    public Word2VecArchitecture Architecture { get; init; } = Word2VecArchitecture.SkipGram;

    /// <summary>How a prediction is judged.</summary>
    public Word2VecLoss Loss { get; init; } = Word2VecLoss.NegativeSampling;

    /// <summary>Length of a vector, 1 … 4096.</summary>
    public int Dimension { get; init; } = 100;

    /// <summary>Most words to either side that are context, 1 … 100; each place draws its number from 1 to this.</summary>
    public int Window { get; init; } = 5;

    /// <summary>Words drawn at random for each true one, 1 … 100; for negative sampling.</summary>
    public int Negatives { get; init; } = 5;

    /// <summary>Passes over the texts, at least 1.</summary>
    public int Epochs { get; init; } = 5;

    /// <summary>Learning rate of the first step, above 0; it falls linearly to 0.</summary>
    public float LearningRate { get; init; } = 0.05f;

    /// <summary>A word that makes up more than this share of the text is passed over now and then, the more frequent the more often; 0 for never.</summary>
    public double Subsampling { get; init; } = 1e-4;

    /// <summary>Shortest character n-gram that helps to make up a word, or 0 for none; fastText's <c>minn</c>, 3 there.</summary>
    public int MinCharNgram { get; init; }

    /// <summary>Longest character n-gram, up to 16, or 0 for none; fastText's <c>maxn</c>, 6 there.</summary>
    public int MaxCharNgram { get; init; }

    /// <summary>Buckets that character n-grams are hashed into, at least 1; only those that occur take memory.</summary>
    public int Buckets { get; init; } = 2_000_000;

    /// <summary>Seed of everything random.</summary>
    public ulong Seed { get; init; } = 42;

    /// <summary>
    /// Threads, 1 … 256. With one, the same texts, options and seed give the same vectors bit for bit on a machine. More share the
    /// vectors without locks (Niu et al. 2011, "Hogwild!"): faster, as good, and never the same twice.
    /// </summary>
    public int Threads { get; init; } = 1;

    /// <summary>Throws where a value lies outside its range.</summary>
    /// <exception cref="ConfigurationException">Names the field, its value and the allowed range.</exception>
    public void Validate()
    {
        Corpus.Validate();
        if (Dimension is < 1 or > 4096) throw new ConfigurationException($"dimension is {Dimension}; use 1 to 4096.");
        if (Window is < 1 or > 100) throw new ConfigurationException($"window is {Window}; use 1 to 100.");
        if (Negatives is < 1 or > 100) throw new ConfigurationException($"negatives is {Negatives}; use 1 to 100.");
        if (Epochs < 1) throw new ConfigurationException($"epochs is {Epochs}; use at least 1.");
        if (!(LearningRate > 0) || !float.IsFinite(LearningRate)) throw new ConfigurationException($"learning_rate is {LearningRate}; use a number above 0.");
        if (!(Subsampling is >= 0 and < 1)) throw new ConfigurationException($"subsampling is {Subsampling}; use 0 to below 1.");
        if (Buckets < 1) throw new ConfigurationException($"buckets is {Buckets}; use at least 1.");
        if (Threads is < 1 or > 256) throw new ConfigurationException($"threads is {Threads}; use 1 to 256.");
        var none = MinCharNgram == 0 && MaxCharNgram == 0;
        if (!none && (MinCharNgram < 1 || MaxCharNgram < MinCharNgram || MaxCharNgram > 16))
            throw new ConfigurationException($"character n-grams are {MinCharNgram} to {MaxCharNgram}; use 0 and 0 for none, or 1 <= min <= max <= 16.");
    }
}
