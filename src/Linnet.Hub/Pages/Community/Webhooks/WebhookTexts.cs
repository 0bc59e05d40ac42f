using Linnet.Hub.Community.Webhooks;
using Linnet.Hub.Pages.Texts;

namespace Linnet.Hub.Pages.Community.Webhooks;

/// <summary>Texts of the pages on webhooks.</summary>
internal static class WebhookTexts
{
    internal static readonly PageText Webhooks = new("Webhooks", "Webhook 通知");
    internal static readonly PageText Advice = new("The hub tells an address of yours what happens, with a signed message, within seconds.", "有事件发生时，系统会在数秒内向你的地址发送带签名的消息。");
    internal static readonly PageText None = new("You have no webhooks", "你还没有 Webhook");
    internal static readonly PageText Address = new("Address", "地址");
    internal static readonly PageText AddressHint = new("http or https, open to this hub.", "http 或 https，须能从本站访问。");
    internal static readonly PageText State = new("State", "状态");
    internal static readonly PageText IsOn = new("on", "已启用");
    internal static readonly PageText IsOff = new("off", "已停用");
    internal static readonly PageText GaveUp = new("{0} given up in a row", "连续失败 {0} 次");
    internal static readonly PageText Watched = new("What it listens to", "监听对象");
    internal static readonly PageText WatchedHint = new(
        "One a line: the kind (model, dataset, space, user or org), a space, and the name. Such as: model alice/reviews-small", "每行一个：类型(model、dataset、space、user 或 org)、空格和名称。例如：model alice/reviews-small");
    internal static readonly PageText Domains = new("Of what it hears", "通知内容");
    internal static readonly PageText Repositories = new("Repositories: commits, branches, settings", "仓库：提交、分支、设置");
    internal static readonly PageText Discussions = new("Discussions and pull requests", "讨论与合并请求");
    internal static readonly PageText New = new("New webhook", "新建 Webhook");
    internal static readonly PageText Create = new("Create webhook", "创建 Webhook");
    internal static readonly PageText SecretShown = new(
        "The webhook is there. This is its secret; copy it now, it is not shown again. Every message carries an HMAC-SHA256 under it, in X-Webhook-Signature.",
        "Webhook 已创建。以下是它的密钥，请立即复制，之后不再显示。每条消息的 X-Webhook-Signature 中带有用它计算的 HMAC-SHA256。");
    internal static readonly PageText NewSecret = new("The webhook has a new secret; copy it now, it is not shown again. The old one is of no use any more.", "已生成新密钥，请立即复制，之后不再显示。旧密钥已失效。");
    internal static readonly PageText One = new("Webhook {0}", "Webhook {0}");
    internal static readonly PageText Change = new("Change it", "修改");
    internal static readonly PageText Save = new("Save", "保存");
    internal static readonly PageText Renew = new("New secret", "生成新密钥");
    internal static readonly PageText SwitchOff = new("Switch off", "停用");
    internal static readonly PageText SwitchOn = new("Switch on", "启用");
    internal static readonly PageText Delete = new("Delete it with its log", "删除及其记录");
    internal static readonly PageText Deliveries = new("Deliveries", "发送记录");
    internal static readonly PageText NoDeliveries = new("Nothing has been sent yet", "还没有发送过");
    internal static readonly PageText NoDeliveriesAdvice = new("The first message goes out when something happens to what it listens to.", "监听对象有事件发生时会发送第一条消息。");
    internal static readonly PageText Event = new("Event", "事件");
    internal static readonly PageText Outcome = new("Outcome", "结果");
    internal static readonly PageText Attempts = new("Attempts", "次数");
    internal static readonly PageText Time = new("When", "时间");
    internal static readonly PageText Message = new("Message", "消息");
    internal static readonly PageText Waiting = new("waits", "等待中");
    internal static readonly PageText Delivered = new("delivered", "已送达");
    internal static readonly PageText Failed = new("given up", "已放弃");
    internal static readonly PageText Answered = new("answered {0}", "应答 {0}");
    internal static readonly PageText Again = new("Send again", "重新发送");
    internal static readonly PageText AgainOne = new("Send delivery {0} again", "重新发送 {0}");
    internal static readonly PageText Settings = new("Settings", "设置");

    /// <summary>Where a delivery stands.</summary>
    internal static PageText Of(DeliveryState state) => state switch
    {
        DeliveryState.Delivered => Delivered,
        DeliveryState.Failed => Failed,
        _ => Waiting,
    };
}
