namespace Linnet.Models.Vectors;

/// <summary>The file formats of word2vec, which fastText, GloVe and Gensim share.</summary>
public enum WordVectorFormat
{
    /// <summary>A line with the number of words and of dimensions, then a line a word: the word and its numbers, spaces between.</summary>
    Text,

    /// <summary>The same first line, then for each word its bytes, a space, its numbers as little-endian float32, a line feed.</summary>
    Binary,
}
