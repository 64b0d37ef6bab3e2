namespace LawFirmSite.Web.Accounts;

/// <summary>
/// Words that programs which guess passwords put together, in English, in Pinyin and in Chinese. Written for this site: a list of whole
/// passwords hardly holds any of twelve characters, and what it holds is made of these.
/// </summary>
internal static class WellKnownWords
{
    public static readonly string[] All =
    [
        // What a password is called, and who has one.
        "password", "passwd", "passphrase", "passw", "pass", "pwd", "secret", "login", "logon", "signin", "welcome", "letmein", "changeme", "default", "administrator", "admin", "manager", "master", "root", "super",
        "superuser", "sysadmin", "system", "server", "service", "operator", "office", "user", "guest", "test", "testing", "temp", "demo", "hello", "computer", "internet", "windows", "microsoft", "google", "apple", "android", "iphone", "huawei",
        "xiaomi", "weixin", "wechat", "alipay", "taobao", "baidu", "tencent", "database", "website", "security", "private", "access", "account", "trustno", "whatever", "nothing", "qazwsx", "qwerty", "qwert", "asdf", "zxcv",
        // Columns of the keyboard.
        "1qaz", "2wsx", "3edc", "4rfv", "5tgb", "6yhn", "7ujm", "8ik", "9ol", "zaq1", "xsw2", "cde3", "vfr4", "bgt5", "nhy6", "qaz", "wsx", "edc", "rfv", "147258369", "147258", "258369", "159357", "159753", "741852963", "963852741", "789456123", "456123",
        // What people are fond of.
        "iloveyou", "love", "lover", "baby", "babygirl", "angel", "princess", "prince", "queen", "king", "sunshine", "flower", "sweet", "honey", "heart", "happy", "lucky", "friend", "family", "mother", "father", "freedom", "forever",
        "monkey", "dragon", "tiger", "eagle", "falcon", "lion", "panda", "horse", "shadow", "phoenix", "ninja", "hunter", "killer", "ranger", "soldier", "pokemon", "starwars", "superman", "batman", "spider", "football", "baseball", "basketball",
        "hockey", "soccer", "liverpool", "chelsea", "arsenal", "yankees", "summer", "winter", "spring", "autumn", "january", "february", "march", "april", "august", "september", "october", "november", "december", "monday", "friday", "sunday",
        "michael", "michelle", "jessica", "jennifer", "jordan", "daniel", "charlie", "thomas", "andrew", "matthew", "joshua", "ashley", "nicole", "robert", "william", "richard", "david", "james", "george", "maggie", "ginger", "pepper", "cookie",
        "cheese", "chocolate", "banana", "orange", "purple", "yellow", "silver", "golden", "diamond", "summertime", "mustang", "corvette", "ferrari", "porsche", "mercedes", "harley", "samsung", "nokia", "linux", "ubuntu", "oracle", "cisco",
        "china", "chinese", "correct", "battery", "staple",
        // In Pinyin and in numbers that sound like words.
        "woaini", "woai", "aini", "wobuaini", "nihao", "mima", "wodemima", "guanliyuan", "guanli", "zhongguo", "laopo", "laogong", "baobei", "baobao", "mama", "baba", "xiaoming", "zhangsan", "lisi", "wangwu", "tiantian", "kaixin", "kuaile",
        "shengri", "gongxi", "facai", "lvshi", "lushi", "lvsuo", "shiwusuo", "falv", "falu", "yuanzhu", "fayuan", "jianchayuan", "sifaju", "jianjie", "changzhi", "shangdang", "luzhou", "taiyuan", "beijing", "shanxi", "shanghai", "lawfirm", "lawyer",
        "legal", "justice", "attorney", "520", "521", "1314", "5201314", "7758521", "7758258", "1314520", "147", "666", "888", "168", "518", "918",
        // In Chinese.
        "密码", "口令", "管理员", "登录", "测试", "你好", "您好", "欢迎", "我爱你", "我爱", "爱你", "中国", "老婆", "老公", "宝贝", "妈妈", "爸爸", "快乐", "开心", "恭喜发财", "发财", "生日", "天天向上", "好好学习", "张三", "李四", "王五", "山西", "长治", "太原", "北京", "上党", "潞州",
        "律师事务所", "律师", "律所", "事务所", "法律援助", "法律", "援助", "法院", "检察院", "司法局", "公平", "正义",
    ];
}
