using Linnet.Hub.Pages.Texts;
using Linnet.Models.Folder;

namespace Linnet.Hub.Pages.Judging;

/// <summary>Texts of the box in which a model is tried.</summary>
internal static class TryTexts
{
    internal static readonly PageText Title = new("Try it", "试一试");
    internal static readonly PageText PageTitle = new("Try {0}", "试用 {0}");
    internal static readonly PageText Lead = new("The model runs on this hub, in a process of its own with limits. Nothing of what you write is kept.", "模型在本站的独立受限进程中运行,不保存你输入的任何内容。");
    internal static readonly PageText Text = new("Text", "文本");
    internal static readonly PageText Question = new("Question", "问题");
    internal static readonly PageText Context = new("Text with the answer", "包含答案的文本");
    internal static readonly PageText Prompt = new("Beginning of a text", "文本开头");
    internal static readonly PageText Masked = new("Text with a gap", "带空缺的文本");
    internal static readonly PageText MaskHint = new("Write the model's own mark where a word is missing, such as [MASK] or <mask>.", "在缺词处写上模型自己的标记,如 [MASK] 或 <mask>。");
    internal static readonly PageText First = new("First text", "第一段文本");
    internal static readonly PageText Second = new("Second text", "第二段文本");
    internal static readonly PageText Labels = new("Labels, with commas between them", "标签,用逗号分隔");
    internal static readonly PageText Run = new("Run", "运行");
    internal static readonly PageText Answer = new("Answer", "结果");
    internal static readonly PageText Label = new("Label", "标签");
    internal static readonly PageText Score = new("Score", "得分");
    internal static readonly PageText Words = new("Words", "词语");
    internal static readonly PageText Nothing = new("The model found nothing.", "模型没有找到任何内容。");
    internal static readonly PageText Truncated = new("The text was longer than the model reads; a part of it was left out.", "文本超过模型的长度上限,部分内容被省略。");
    internal static readonly PageText Vector = new("A vector of {0} numbers", "一个 {0} 维向量");

    /// <summary>What the first field asks for.</summary>
    internal static PageText FieldOf(string? task) => task switch
    {
        ModelTask.QuestionAnswering => Question,
        ModelTask.TextGeneration => Prompt,
        ModelTask.FillMask => Masked,
        ModelTask.SentenceSimilarity => First,
        _ => Text,
    };

    /// <summary>What the second field asks for; null for tasks with one.</summary>
    internal static PageText? SecondOf(string? task) => task switch
    {
        ModelTask.QuestionAnswering => Context,
        ModelTask.SentenceSimilarity => Second,
        _ => null,
    };
}
