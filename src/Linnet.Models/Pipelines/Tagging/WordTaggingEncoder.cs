using Linnet.Models.Architectures;
using Linnet.Models.Folder;
using Linnet.Models.Layers;
using Linnet.Tensors;

namespace Linnet.Models.Pipelines;

/// <summary>Encodes words for a <see cref="BiLstmCrf"/>: the word's id, its spelling, its shape and its neighbour.</summary>
public sealed class WordTaggingEncoder : ITaggingEncoder
{
    private const int MostCharacters = 32;

    private readonly bool _readsSpellings;
    private readonly bool _readsBigrams;

    /// <summary>Creates the encoder of a network.</summary>
    /// <param name="vocabulary">What the network knows.</param>
    /// <param name="config">What the network reads.</param>
    /// <exception cref="ConfigurationException">The two do not belong together.</exception>
    public WordTaggingEncoder(TaggerVocabulary vocabulary, BiLstmCrfConfig config)
    {
        ArgumentNullException.ThrowIfNull(vocabulary);
        ArgumentNullException.ThrowIfNull(config);
        _readsSpellings = config.CharacterFeatures != CharacterFeatures.None;
        _readsBigrams = config.BigramVocabSize > 0;
        Check("vocab_size", vocabulary.WordCount, config.VocabSize);
        if (_readsSpellings) Check("character_vocab_size", vocabulary.CharacterCount, config.CharacterVocabSize);
        if (_readsBigrams) Check("bigram_vocab_size", vocabulary.BigramCount, config.BigramVocabSize);
        Vocabulary = vocabulary;
    }

    /// <summary>The known words, characters and pairs.</summary>
    public TaggerVocabulary Vocabulary { get; }

    /// <inheritdoc/>
    public EncodedWord Encode(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        return new EncodedWord(word, [Vocabulary.Word(word)]) { Characters = _readsSpellings ? Spell(word) : [], Shape = WordShape.Of(word) };
    }

    /// <inheritdoc/>
    public int LongestPart(IReadOnlyList<EncodedWord> words, int start)
    {
        ArgumentNullException.ThrowIfNull(words);
        return words.Count - start;
    }

    /// <inheritdoc/>
    public TokenBatch Batch(IReadOnlyList<EncodedWord[]> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var length = Math.Max(1, rows.Max(row => row.Length));
        var shape = new Shape(rows.Count, length);
        var (ids, mask, lengths) = (IntTensor.Zeros(shape), IntTensor.Zeros(shape), IntTensor.Zeros(new Shape(rows.Count)));
        var (shapes, spellings) = (IntTensor.Zeros(shape), IntTensor.Zeros(shape));
        IntTensor? bigrams = _readsBigrams ? IntTensor.Zeros(shape) : null;
        var distinct = new Dictionary<EncodedWord, int>(ReferenceEqualityComparer.Instance);
        for (var row = 0; row < rows.Count; row++)
        {
            lengths.Data[row] = rows[row].Length;
            for (var i = 0; i < rows[row].Length; i++)
            {
                var (word, place) = (rows[row][i], (row * length) + i);
                (ids.Data[place], mask.Data[place], shapes.Data[place]) = (word.Ids[0], 1, word.Shape);
                if (_readsSpellings)
                {
                    if (!distinct.TryGetValue(word, out var spelling)) distinct.Add(word, spelling = distinct.Count);
                    spellings.Data[place] = spelling;
                }

                if (bigrams is { } pairs)
                    pairs.Data[place] = word.HidesBigram ? TaggerVocabulary.UnknownId : Vocabulary.Bigram(i == 0 ? "" : rows[row][i - 1].Text, word.Text);
            }
        }

        var (characters, characterLengths) = _readsSpellings ? Spellings(distinct) : default;
        return new TokenBatch
        {
            InputIds = ids,
            AttentionMask = mask,
            TokenTypeIds = IntTensor.Zeros(shape),
            Lengths = lengths,
            Words = new WordInputs
            {
                Lengths = lengths,
                MaxLength = length,
                Shapes = shapes,
                Bigrams = bigrams,
                Spellings = spellings,
                Characters = characters,
                CharacterLengths = characterLengths,
            },
        };
    }

    /// <inheritdoc/>
    public void WriteTo(ModelFolderWriter folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        folder.WriteJson(TaggerVocabulary.FileName, Vocabulary.Write);
    }

    private int[] Spell(string word)
    {
        var characters = new List<int>(word.Length + 2) { TaggerVocabulary.WordStart };
        foreach (var rune in word.EnumerateRunes())
        {
            if (characters.Count > MostCharacters) break;
            characters.Add(Vocabulary.Character(rune.ToString()));
        }

        characters.Add(TaggerVocabulary.WordEnd);
        return [.. characters];
    }

    private static (IntTensor? Characters, IntTensor? Lengths) Spellings(Dictionary<EncodedWord, int> words)
    {
        if (words.Count == 0) return (IntTensor.Zeros(new Shape(1, 1)), IntTensor.From([1], new Shape(1)));
        var longest = words.Keys.Max(word => word.Characters.Length);
        var characters = IntTensor.Zeros(new Shape(words.Count, longest));
        var lengths = IntTensor.Zeros(new Shape(words.Count));
        foreach (var (word, spelling) in words)
        {
            word.Characters.CopyTo(characters.Data[(spelling * longest)..]);
            lengths.Data[spelling] = word.Characters.Length;
        }

        return (characters, lengths);
    }

    private static void Check(string field, int entries, int size)
    {
        if (entries != size)
            throw new ConfigurationException($"{TaggerVocabulary.FileName} has {entries} ids, but the field '{field}' is {size}; the two files do not belong together.");
    }
}
