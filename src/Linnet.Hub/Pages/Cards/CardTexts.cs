using Linnet.Hub.Pages.Texts;

namespace Linnet.Hub.Pages.Cards;

/// <summary>Texts of a repository's first page.</summary>
internal static class CardTexts
{
    internal static readonly PageText NoCard = new("There is no card yet", "还没有卡片");
    internal static readonly PageText NoCardOwner = new("A card says what this is, what it is good for and under which licence. Write one here, or push a README.md.", "卡片说明这是什么、适合做什么、采用什么许可证。可在此编写，或推送 README.md。");
    internal static readonly PageText NoCardVisitor = new("Its owner has not described it yet.", "所有者尚未撰写说明。");
    internal static readonly PageText WriteCard = new("Write the card", "编写卡片");
    internal static readonly PageText EditCard = new("Edit the card", "编辑卡片");
    internal static readonly PageText About = new("At a glance", "概览");
    internal static readonly PageText Task = new("Task", "任务");
    internal static readonly PageText Library = new("Library", "框架");
    internal static readonly PageText Languages = new("Languages", "语言");
    internal static readonly PageText License = new("Licence", "许可证");
    internal static readonly PageText BaseModel = new("Made from", "基础模型");
    internal static readonly PageText DatasetsUsed = new("Trained on", "训练数据");
    internal static readonly PageText Tags = new("Tags", "标签");
    internal static readonly PageText Size = new("Size", "大小");
    internal static readonly PageText SizeValue = new("{0} in {1} files", "{1} 个文件，共 {0}");
    internal static readonly PageText LastCommit = new("Last commit", "最近提交");
    internal static readonly PageText NotSaid = new("not said", "未说明");
    internal static readonly PageText Results = new("Results the card claims", "卡片声明的结果");
    internal static readonly PageText Metric = new("Metric", "指标");
    internal static readonly PageText Value = new("Value", "数值");
    internal static readonly PageText DataSet = new("Data set", "数据集");
    internal static readonly PageText UseModel = new("Use this model", "使用此模型");
    internal static readonly PageText UseDataset = new("Use this dataset", "使用此数据集");
    internal static readonly PageText UseApp = new("Get this app", "获取此应用");
    internal static readonly PageText CommandLine = new("Command line", "命令行");
    internal static readonly PageText GitNote = new("Large files come with git-lfs.", "大文件由 git-lfs 获取。");
    internal static readonly PageText PrivateNote = new("It needs a token: set HF_TOKEN, or log in.", "需要令牌：请设置 HF_TOKEN 或先登录。");
    internal static readonly PageText Gated = new("Ask for access", "申请访问");
    internal static readonly PageText GatedAuto = new("Its files are for those who accept its terms. Read the card, then accept.", "接受条款后即可访问文件。请先阅读卡片。");
    internal static readonly PageText GatedManual = new("Its owner decides who may read the files. Your user name and the time of your request are shown to them.", "文件访问由所有者审批。对方会看到你的用户名和申请时间。");
    internal static readonly PageText Accept = new("Accept the terms", "接受条款");
    internal static readonly PageText Ask = new("Ask the owner", "向所有者申请");
    internal static readonly PageText Pending = new("You have asked. The owner has not decided yet.", "你已申请，所有者尚未处理。");
    internal static readonly PageText Rejected = new("The owner has declined your request.", "所有者拒绝了你的申请。");
    internal static readonly PageText SignInToAsk = new("Sign in to ask for access.", "请先登录再申请访问。");
    internal static readonly PageText NotRendered = new("This card is too long or too deeply nested to be laid out; here it is as it was written.", "卡片过长或嵌套过深，无法排版，以下为原文。");
    internal static readonly PageText ManageRequests = new("Requests for access", "访问申请");
}
