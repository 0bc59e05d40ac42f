using Linnet.Models.Architectures;

namespace Linnet.Models.Generation;

/// <summary>
/// Continues rows of ids, one token at a time, with a memory of what was read. Where the model can read no more it goes on from the last
/// half of what it can hold. Not thread-safe itself; any number may share one model.
/// </summary>
public sealed class TokenGenerator
{
    private readonly CausalLanguageModel _model;
    private readonly GenerationConfig _config;

    /// <summary>Puts a model and a way to choose together.</summary>
    /// <param name="model">Stays the caller's.</param>
    /// <param name="config">How to choose, and when to stop.</param>
    /// <exception cref="ConfigurationException">A value is outside its range.</exception>
    public TokenGenerator(CausalLanguageModel model, GenerationConfig config)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(config);
        config.Validate();
        (_model, _config) = (model, config);
    }

    /// <summary>The tokens that follow a prompt, each as soon as it is chosen; ends after one that ends the text, which is given too.</summary>
    /// <param name="prompt">Ids below the vocabulary's size; empty for a text from the beginning, where the model has an id for that.</param>
    /// <exception cref="ConfigurationException">The prompt is empty and the model has no id that begins a text.</exception>
    /// <exception cref="ShapeException">An id is out of range.</exception>
    public IEnumerable<int> Generate(IReadOnlyList<int> prompt)
    {
        ArgumentNullException.ThrowIfNull(prompt);
        int[] ids = prompt.Count > 0 ? [.. prompt] : _config.BosTokenId is { } bos ? [bos]
            : throw new ConfigurationException("The prompt has no token, and the model has no id that begins a text; give it some text.");
        return Run(ids);
    }

    private IEnumerable<int> Run(int[] prompt)
    {
        var ids = new List<int>(prompt);
        var sampler = new TokenSampler(_config);
        sampler.See(prompt);
        var logits = new float[_model.VocabularySize];
        var newest = new int[1];
        var state = _model.CreateState();
        try
        {
            var unread = Fit(prompt, 0);
            for (var i = 0; i < _config.MaxNewTokens; i++)
            {
                if (state.Length + unread.Length > _model.MaxLength)
                {
                    state.Dispose();
                    state = _model.CreateState();
                    unread = Fit([.. ids], _model.MaxLength / 2);
                }

                _model.Next(unread, state, logits);
                var next = sampler.Choose(logits);
                newest[0] = next;
                unread = newest;
                ids.Add(next);
                sampler.See(unread);
                yield return next;
                if (_config.EosTokenIds.Contains(next)) yield break;
            }
        }
        finally
        {
            state.Dispose();
        }
    }

    /// <summary>The last tokens that fit, with room for some more.</summary>
    private int[] Fit(int[] ids, int room)
    {
        var most = Math.Max(1, _model.MaxLength - room);
        return ids.Length <= most ? ids : ids[^most..];
    }
}
