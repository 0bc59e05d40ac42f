using Linnet.Hub.Pages.Texts;

namespace Linnet.Hub.Pages.Judging;

/// <summary>Texts of the pages on evaluations and leaderboards.</summary>
internal static class EvaluationTexts
{
    internal static readonly PageText Tab = new("Evaluations", "评测");
    internal static readonly PageText Title = new("Evaluations of {0}", "{0} 的评测");
    internal static readonly PageText Lead = new("What the hub has measured itself, by a specification that says which version of which data, and signed.", "由本站按评测规范(指明数据及其版本)自行测得并签名的结果。");
    internal static readonly PageText None = new("This model has not been measured here.", "此模型尚未在本站评测。");
    internal static readonly PageText NoneAdvice = new("Who may commit to it can have it measured with the form below; everybody can measure it at home with linnet evaluate.", "可提交者可用下面的表单发起评测;任何人都可以在本地用 linnet evaluate 评测。");
    internal static readonly PageText Task = new("Task", "任务");
    internal static readonly PageText Data = new("Data", "数据");
    internal static readonly PageText Metric = new("Metric", "指标");
    internal static readonly PageText Result = new("Result", "结果");
    internal static readonly PageText Version = new("Version", "版本");
    internal static readonly PageText Date = new("Date", "日期");
    internal static readonly PageText Signed = new("Signed result", "签名结果");
    internal static readonly PageText Proposal = new("pull request", "合并请求");
    internal static readonly PageText Board = new("Leaderboard", "排行榜");
    internal static readonly PageText Waiting = new("Under way", "进行中");
    internal static readonly PageText Queued = new("waits", "等待中");
    internal static readonly PageText Running = new("is being measured", "评测中");
    internal static readonly PageText Failed = new("failed: {0}", "失败:{0}");
    internal static readonly PageText Order = new("Have a version measured", "发起评测");
    internal static readonly PageText Spec = new("Evaluation specification", "评测规范");
    internal static readonly PageText SpecHint = new("JSON with task, dataset (repository, revision, file) and metrics; or the SHA-256 of one that the hub has.", "含 task、dataset(repository、revision、file)和 metrics 的 JSON;或本站已有规范的 SHA-256。");
    internal static readonly PageText Revision = new("Branch, tag, commit or refs/pr/number", "分支、标签、提交或 refs/pr/编号");
    internal static readonly PageText Measure = new("Measure", "评测");
    internal static readonly PageText NoWorkers = new("This hub runs no models: it was started without the program for it.", "本站启动时未配置运行模型的程序,因此不运行模型。");
    internal static readonly PageText Boards = new("Leaderboards", "排行榜");
    internal static readonly PageText BoardsLead = new("Models measured by the hub under one specification each: the same data to the byte, the same metric, the same software. Every number can be reached again.", "每个排行榜中的模型都由本站按同一规范评测:数据逐字节相同,指标相同,软件相同。每个数字都可重现。");
    internal static readonly PageText NoBoards = new("There are no leaderboards yet.", "还没有排行榜。");
    internal static readonly PageText NoBoardsAdvice = new("The first evaluation of a model by a specification begins one: open a model of yours and choose Evaluations.", "按规范完成第一次模型评测后即会产生排行榜:打开你的模型,选择“评测”。");
    internal static readonly PageText AllTasks = new("All tasks", "全部任务");
    internal static readonly PageText Models = new("Models", "模型数");
    internal static readonly PageText Best = new("First", "第一名");
    internal static readonly PageText BoardTitle = new("{0} on {1}", "{1} 上的 {0}");
    internal static readonly PageText Rank = new("Rank", "名次");
    internal static readonly PageText Model = new("Model", "模型");
    internal static readonly PageText Parameters = new("Parameters", "参数量");
    internal static readonly PageText Size = new("Size", "大小");
    internal static readonly PageText Verified = new("signed by this hub", "本站已签名");
    internal static readonly PageText NotVerified = new("signature does not fit", "签名不符");
    internal static readonly PageText HigherIsBetter = new("more is better", "越高越好");
    internal static readonly PageText LowerIsBetter = new("less is better", "越低越好");
    internal static readonly PageText Again = new("Measure the first again", "重现第一名的结果");
    internal static readonly PageText TheSpec = new("The specification", "评测规范");
    internal static readonly PageText Rows = new("A model's best version counts; equal numbers share a rank, the smaller model first.", "取每个模型的最佳版本;数值相同则名次相同,较小的模型在前。");
    internal static readonly PageText Empty = new("No model that you may see has been measured by this specification yet.", "还没有你可见的模型按此规范评测过。");
}
