using Linnet.Hub.Pages.Texts;

namespace Linnet.Hub.Pages.Home;

/// <summary>Texts of the home page.</summary>
internal static class HomeTexts
{
    internal static readonly PageText Title = new("Your team's models, in one place", "团队的模型，尽在一处");
    internal static readonly PageText Lead = new(
        "Keep every version of your language models and data, see what changed and where it comes from, and use it from C#, Python, JavaScript or the command line.",
        "保存语言模型和数据的每个版本，了解改动与来历，并可在 C#、Python、JavaScript 或命令行中直接使用。");
    internal static readonly PageText Begin = new("What to do next", "接下来做什么");
    internal static readonly PageText SignInStep = new("Sign in", "登录");
    internal static readonly PageText SignInAdvice = new("Public models can be read by everybody. To publish your own, sign in.", "公开模型人人可读。要发布自己的模型，请先登录。");
    internal static readonly PageText PasswordStep = new("Choose a password", "设置密码");
    internal static readonly PageText PasswordAdvice = new("So that you can come back from any browser, without a link or a token.", "以后可在任何浏览器登录，无需链接或令牌。");
    internal static readonly PageText TokenStep = new("Get a token", "获取令牌");
    internal static readonly PageText TokenAdvice = new("Commands and programs say who they are with a token.", "命令和程序用令牌表明身份。");
    internal static readonly PageText PushStep = new("Publish a model", "发布模型");
    internal static readonly PageText PushAdvice = new("A folder that training wrote becomes a version, whole or not at all.", "训练输出的文件夹整体成为一个版本，不会只传一半。");
    internal static readonly PageText UseStep = new("Use it", "使用模型");
    internal static readonly PageText UseAdvice = new("Clients of Hugging Face work unchanged when given this address.", "只需给出此地址，Hugging Face 的客户端即可照常使用。");
    internal static readonly PageText Mine = new("Your models", "我的模型");
    internal static readonly PageText Newest = new("Recently updated", "最近更新");
    internal static readonly PageText Popular = new("Trending", "趋势");
    internal static readonly PageText AllModels = new("All models", "全部模型");
    internal static readonly PageText NoModels = new("There are no models yet", "还没有模型");
    internal static readonly PageText NoModelsAdvice = new("Publish the first one with the commands above, or create an empty one here and upload files.", "用上面的命令发布第一个模型，或在此新建一个空仓库再上传文件。");
    internal static readonly PageText NewModel = new("New model", "新建模型");
}
