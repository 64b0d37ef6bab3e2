using LawFirmSite.Domain.Media;

namespace LawFirmSite.Tests.Domain;

public class MediaNameTests
{
    private const string Hash = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    [Theory]
    [InlineData("photo.jpg", "photo.jpg")]
    [InlineData("IMG_2013 (1).JPEG", "img-2013-1.jpg")]
    [InlineData("../../etc/passwd", "passwd.jpg")]
    [InlineData("C:\\Users\\li\\照片.png", "picture.jpg")]
    [InlineData("律所 office 大门.webp", "office.jpg")]
    [InlineData("a.php.jpg", "a-php.jpg")]
    [InlineData("x\";filename=evil.html", "x-filename-evil.jpg")]
    [InlineData("\r\nSet-Cookie: a", "set-cookie-a.jpg")]
    [InlineData(".htaccess", "picture.jpg")]
    [InlineData("..", "picture.jpg")]
    [InlineData("", "picture.jpg")]
    [InlineData("--a--", "a.jpg")]
    public void A_name_is_made_of_harmless_letters_and_the_real_extension(string sent, string name) =>
        Assert.Equal(name.Replace(".jpg", "-0123456789ab.jpg", StringComparison.Ordinal), MediaName.Of(sent, Hash, PictureFormat.Jpeg.Extension()));

    [Fact]
    public void An_address_cannot_be_guessed_from_the_name_of_the_file_that_was_sent()
    {
        var content = MediaContent.Of(new Picture([1], PictureFormat.Png, 1, 1, []));

        Assert.Equal($"a-{MediaFile.HashOf([1])[..12]}.png", new MediaFile(content, "a.png", "", "测试员", DateTimeOffset.UnixEpoch).Name);
    }

    [Fact]
    public void A_long_name_is_cut()
    {
        var name = MediaName.Of(new string('a', 5_000), Hash, PictureFormat.Webp.Extension());

        Assert.Equal(MediaName.Length, name.Length);
        Assert.EndsWith("a-0123456789ab.webp", name);
    }

    [Fact]
    public void Words_for_the_blind_are_one_short_clean_line()
    {
        var picture = MediaContent.Of(new Picture([1], PictureFormat.Png, 1, 1, []));
        var now = new DateTimeOffset(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);
        string Alt(string sent) => new MediaFile(picture, "a", sent, "测试员", now).Alt;

        Assert.Equal("律所大门", Alt(" 律所大门 "));
        Assert.Equal("", Alt("两\n行"));
        Assert.Equal("", Alt("方向\u202E控制"));
        Assert.Equal(new string('字', 199), Alt(new string('字', 199) + "𠮷" + "尾"));
        Assert.Equal(200, Alt(new string('字', 300)).Length);
    }
}
