"""What the network and the frameworks' account tables hold about people (network.personal)."""

from network.personal import called, declare, harmless, sort

# Articles of 个人信息保护法 are cited as the security review lists them; none was checked against the text.
DUTY = "《个人信息保护法》第三十四条（国家机关履行法定职责，待核实）"
SAFETY = "《网络安全法》（网络日志留存，条号待核实）、《个人信息保护法》第五十一条（待核实）"
STORED = "按档案管理规定（期限待核实）"


def register():
    """Accounts, identity, signing in, posts, disclosures."""
    sort("account", "账号和联系方式", purpose="识别办事人，送达通知", basis=DUTY, seen_by="本人；窗口受理人员看姓名和账号",
         rule="retention.account", at_end="停用满期后清除手机号码和邮箱", erasable=True)  # fmt: skip
    sort("identity", "实名核验", purpose="确认账号由本人使用", basis=DUTY, seen_by="本人看级别；窗口受理人员核验时录入，录入后看不到号码",
         keeps="账号注销为止", at_end="注销账号时删除检索码和核验记录", erasable=True)  # fmt: skip
    sort("sign_in", "登录记录和会话", purpose="发现盗用账号，追查安全事件", basis=SAFETY, seen_by="审计人员（地址遮盖）；本人看自己的",
         rule="retention.sign_in", at_end="满期删除")  # fmt: skip
    sort("post", "岗位和授权", purpose="确定谁有权办理，留存任免依据", basis=DUTY, seen_by="系统、安全、审计管理员", keeps=STORED,
         at_end="随档案移交")  # fmt: skip
    sort("watch", "查看记录", purpose="监督谁看过个人信息", basis=DUTY, seen_by="审计人员、监督人员", keeps=STORED, at_end="随档案移交")
    declare("network.User", "account", username="账号", name="姓名", email="邮箱")
    declare("network.User", "account", mask="保留前三后四位", phone="手机号码", phone_blind="手机号码检索码")
    declare("account.EmailAddress", "account", email="邮箱")
    declare("network.Identity", "identity", kind="证件种类")
    declare("network.Identity", "identity", mask="保留前六后二位", number="证件号码", number_blind="证件号码检索码")
    declare("network.SignIn", "sign_in", mask="只显示前两段", address="网络地址")
    declare("sessions.Session", "sign_in", session_data="会话内容")
    declare("mfa.Authenticator", "sign_in", data="两步验证密钥")
    declare("network.StaffChange", "post", what="任免内容", reason="任免理由")
    declare("network.Disclosure", "watch", about="查看对象", field="查看项目", reason="查看理由")
    declare("network.Party", "account", name="申请人名称（自然人申请时是姓名）")
    harmless("network.Unit", "单位对外公布的信息", "name", "phone", "capacities")
    harmless("network.Division", "行政区划", "name")
    harmless("policy.Article", "公开的文件", "text")
    harmless("policy.CalendarDay", "节假日名称", "name")
    called(network__Population="常住人口的录入", network__User="账号", network__Identity="实名核验", network__SignIn="登录记录", network__Membership="所属的组织或者团队",
           network__Post="担任的岗位", network__Delegation="代理授权", network__StaffChange="任免记录", network__Disclosure="查看个人信息的记录",
           network__Activation="激活码", network__Party="申请人", account__EmailAddress="邮箱", sessions__Session="会话",
           mfa__Authenticator="两步验证", network__User_groups="网页编辑分组", network__User_user_permissions="网页编辑权限")  # fmt: skip
