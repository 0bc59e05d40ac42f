using Linnet.Hub.Pages.Texts;
using Microsoft.AspNetCore.Http;

namespace Linnet.Hub.Pages.Errors;

/// <summary>Texts of the pages about what failed.</summary>
internal static class ErrorTexts
{
    internal static readonly PageText GoHome = new("To the home page", "返回首页");
    internal static readonly PageText NotFound = new("Nothing here", "这里什么也没有");
    internal static readonly PageText NotFoundAdvice = new("The address may be mistyped, or what was here has been moved, deleted or made private.", "地址可能有误，或者内容已被移动、删除或设为私有。");
    internal static readonly PageText NotFoundSignIn = new(
        "The address may be mistyped, or what is here is private: sign in if you have access to it.", "地址可能有误，或者内容是私有的：如果你有权访问，请先登录。");
    internal static readonly PageText Forbidden = new("Not allowed", "没有权限");
    internal static readonly PageText ForbiddenAdvice = new("Your account may not do this. An owner of the repository or an administrator of the hub can change that.", "你的账户无权执行此操作。仓库所有者或管理员可以授予权限。");
    internal static readonly PageText SignIn = new("Sign in first", "请先登录");
    internal static readonly PageText SignInAdvice = new("This is only for those who have signed in.", "此页面仅对已登录用户开放。");
    internal static readonly PageText BadRequest = new("That did not work", "操作未成功");
    internal static readonly PageText BadRequestAdvice = new("The hub does not take what was sent. Go back, change it, and send it again.", "系统无法接受提交的内容。请返回修改后重新提交。");
    internal static readonly PageText TooLarge = new("Too large", "内容过大");
    internal static readonly PageText TooLargeAdvice = new("A page takes small files only. Send large ones with a command: see the page of the repository.", "网页只接受小文件。大文件请用命令行上传，方法见仓库页面。");
    internal static readonly PageText Busy = new("Too many requests", "请求过多");
    internal static readonly PageText BusyAdvice = new("Wait a little, then try again.", "请稍候再试。");
    internal static readonly PageText Failed = new("The hub has failed", "系统出错");
    internal static readonly PageText FailedAdvice = new("This is not your mistake. Nothing was left half done; an administrator finds the reason in the log.", "这不是你的错误。没有留下未完成的更改；管理员可以在日志中查到原因。");

    /// <summary>The heading for a status.</summary>
    internal static PageText TitleOf(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => SignIn,
        StatusCodes.Status403Forbidden => Forbidden,
        StatusCodes.Status404NotFound => NotFound,
        StatusCodes.Status413PayloadTooLarge => TooLarge,
        StatusCodes.Status429TooManyRequests => Busy,
        < StatusCodes.Status500InternalServerError => BadRequest,
        _ => Failed,
    };

    /// <summary>What to do about it.</summary>
    internal static PageText AdviceOf(int status, bool isAnonymous) => status switch
    {
        StatusCodes.Status401Unauthorized => SignInAdvice,
        StatusCodes.Status403Forbidden => ForbiddenAdvice,
        StatusCodes.Status404NotFound => isAnonymous ? NotFoundSignIn : NotFoundAdvice,
        StatusCodes.Status413PayloadTooLarge => TooLargeAdvice,
        StatusCodes.Status429TooManyRequests => BusyAdvice,
        < StatusCodes.Status500InternalServerError => BadRequestAdvice,
        _ => FailedAdvice,
    };
}
