using Linnet.Hub.TryIt;
using Linnet.Models.Folder;

namespace Linnet.Hub.Protocol.Judging;

/// <summary>Answers of models, each task in the form that Hugging Face's clients know.</summary>
internal static class TryViews
{
    internal static object Of(TryInput input, TryAnswer answer) => answer.Task switch
    {
        ModelTask.TextClassification or ModelTask.RelationExtraction => new[] { answer.Items.Select(item => new { label = item.Label, score = item.Score }) },
        ModelTask.TokenClassification or ModelTask.IntentSlot =>
            answer.Items.Select(item => new { entity_group = item.Label, score = item.Score, word = item.Text, start = item.Start, end = item.End }),
        ModelTask.QuestionAnswering => new { answer = answer.Text, score = answer.Items[0].Score, start = answer.Items[0].Start, end = answer.Items[0].End },
        ModelTask.TextGeneration => new[] { new { generated_text = input.Text + answer.Text } },
        ModelTask.FillMask => answer.Items.Select(item => new { score = item.Score, token_str = item.Label, sequence = item.Text }),
        ModelTask.Translation => new[] { new { translation_text = answer.Text } },
        ModelTask.Summarization => new[] { new { summary_text = answer.Text } },
        ModelTask.SentenceSimilarity => answer.Items.Select(item => item.Score),
        ModelTask.ZeroShotClassification => new { sequence = input.Text, labels = answer.Items.Select(item => item.Label), scores = answer.Items.Select(item => item.Score) },
        _ => answer.Vector ?? [],
    };
}
