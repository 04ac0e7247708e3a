"""What the portal's pages hold about people: nothing (network.personal); editors' names stand in Wagtail's own logs."""

from network.personal import called, harmless


def register():
    """Editorial text is published; tables of the page editor in words."""
    harmless("portal.HomePage", "公开发布的文字和单位联系方式", "intro", "host", "address", "telephone")
    harmless("portal.InformationPage", "公开发布的文字", "body")
    harmless("policy.Question", "公开发布的问答", "ask", "answer")
    harmless("portal.ArticlePage", "公开发布的文字", "body")
    called(wagtailcore__Page="网页", wagtailcore__Revision="网页修订", wagtailcore__PageLogEntry="网页编辑记录",
           wagtailcore__ModelLogEntry="内容编辑记录", wagtailcore__Comment="网页批注", wagtailcore__CommentReply="批注回复",
           wagtailcore__PageSubscription="网页订阅", wagtailcore__TaskState="网页审核记录", wagtailcore__WorkflowState="网页审核流程",
           wagtailcore__UploadedFile="网页编辑上传", wagtailadmin__EditingSession="网页编辑会话", wagtailadmin__FormState="网页编辑表单",
           wagtaildocs__Document="网页文件", wagtailimages__Image="网页图片", wagtailusers__UserProfile="网页编辑设置",
           wagtailcore__APIToken="接口令牌")  # fmt: skip
